import Foundation
public import SMSMessages

extension Timestamp {
    /// By ``ServerClock``; everything that decides by time is handed it as a closure.
    public static var now: Timestamp { ServerClock.shared.now }
}

extension Duration {
    /// What the calling thread has computed since it began.
    static var ofThisThread: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
