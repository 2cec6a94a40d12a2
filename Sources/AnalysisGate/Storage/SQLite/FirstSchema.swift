extension SchemaMigration {
    /// Times are Unix seconds. `sequence` keeps the order of writing, which clocks cannot be trusted with.
    static let firstSchema = SchemaMigration(
        version: 1,
        sql: """
            CREATE TABLE rollouts (
                cluster TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                state BLOB NOT NULL,
                PRIMARY KEY (cluster, namespace, name)
            ) STRICT;

            CREATE TABLE epochs (
                id TEXT PRIMARY KEY NOT NULL,
                cluster TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                number INTEGER NOT NULL,
                started_at REAL NOT NULL, ended_at REAL, outcome TEXT,
                checksum TEXT NOT NULL,
                UNIQUE (cluster, namespace, name, number)
            ) STRICT;

            CREATE TABLE gates (
                cluster TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                hook TEXT NOT NULL, own_name TEXT NOT NULL,
                epoch TEXT NOT NULL, is_open INTEGER NOT NULL,
                decided_by TEXT NOT NULL, reason TEXT NOT NULL, decided_at REAL NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1),
                PRIMARY KEY (cluster, namespace, name, hook, own_name)
            ) STRICT;

            CREATE TABLE holds (
                id TEXT PRIMARY KEY NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('override', 'freeze')),
                cluster TEXT NOT NULL, namespaces TEXT NOT NULL, name TEXT NOT NULL,
                epoch TEXT NOT NULL,
                from_time REAL NOT NULL, until_time REAL NOT NULL,
                decided_by TEXT NOT NULL, reason TEXT NOT NULL
            ) STRICT;
            CREATE INDEX holds_by_end ON holds (until_time);

            CREATE TABLE verdicts (
                sequence INTEGER PRIMARY KEY,
                id TEXT UNIQUE NOT NULL,
                cluster TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                epoch TEXT NOT NULL, analysis TEXT NOT NULL, hook TEXT NOT NULL,
                time REAL NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
                status INTEGER NOT NULL, detail BLOB NOT NULL
            ) STRICT;
            CREATE INDEX verdicts_by_rollout ON verdicts (cluster, namespace, name);

            CREATE TABLE audit (
                sequence INTEGER PRIMARY KEY,
                id TEXT UNIQUE NOT NULL,
                time REAL NOT NULL, actor TEXT NOT NULL, verb TEXT NOT NULL, object TEXT NOT NULL,
                status INTEGER NOT NULL, reason TEXT NOT NULL, source_address TEXT NOT NULL
            ) STRICT;
            CREATE INDEX audit_by_object ON audit (object);

            CREATE TABLE notices (
                sequence INTEGER PRIMARY KEY,
                id TEXT UNIQUE NOT NULL,
                cluster TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                epoch TEXT NOT NULL, time REAL NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL
            ) STRICT;
            CREATE INDEX notices_by_rollout ON notices (cluster, namespace, name);
            """)
}
