import Glibc
import SMSMessages

enum NetworkInterfaces {
    /// Every address that this machine has now; nil where the system does not say. One behind a NAT, by which others reach it, is not
    /// among them.
    static func addresses() -> Set<IPAddress>? {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return nil }
        defer { freeifaddrs(first) }
        let all = sequence(first: first) { $0?.pointee.ifa_next }.prefix { $0 != nil }
        return Set(all.compactMap { interface in interface?.pointee.ifa_addr.flatMap { IPAddress(UnsafePointer($0)) } })
    }
}
