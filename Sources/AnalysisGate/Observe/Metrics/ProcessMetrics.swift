/// The figures that Prometheus's own client libraries give of a process.
enum ProcessMetrics {
    static func add(to registry: MetricsRegistry, startTime: Double) {
        registry.gauge("process_start_time_seconds", "Unix time at which the process started.").only.set(startTime)
        let cpu = registry.seconds("process_cpu_seconds_total", "Processor time of the process, user and system.")
        let resident = registry.gauge("process_resident_memory_bytes", "Memory of the process in RAM.").only
        let virtual = registry.gauge("process_virtual_memory_bytes", "Address space of the process.").only
        let open = registry.gauge("process_open_fds", "File descriptors that are open.").only
        let limit = registry.gauge("process_max_fds", "File descriptors that may be open.").only
        registry.collect {
            let figures = ProcessFigures.now()
            cpu.set(figures.cpuSeconds)
            resident.set(figures.residentBytes)
            virtual.set(figures.virtualBytes)
            open.set(figures.openDescriptors)
            limit.set(figures.descriptorLimit)
        }
    }
}
