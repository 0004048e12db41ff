import Foundation
public import SMSMessages

extension Timestamp {
    /// The machine's wall clock; everything that decides by time is handed it as a closure.
    public static var now: Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
