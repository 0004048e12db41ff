public import SMSMessages

extension Timestamp {
    /// By ``ServerClock``; everything that decides by time is handed it as a closure.
    public static var now: Timestamp { ServerClock.shared.now }
}
