import Logging
import Receiver
import ServiceLifecycle

extension ServiceGroupConfiguration {
    /// Ends from the last to the first: by SIGTERM or SIGINT, or because one of them ends or fails, whose error is thrown then.
    ///
    /// A listener is never cancelled: NIO would end the process over a connection that is just coming in.
    static func orderly(_ services: [any Service], logger: Logger) -> ServiceGroupConfiguration {
        ServiceGroupConfiguration(
            services: services.map {
                ServiceConfiguration(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup, failureTerminationBehavior: .gracefullyShutdownGroup)
            }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger.forLibraries)
    }
}
