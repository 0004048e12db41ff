// Numbers, senders, times and lengths stand in this library's interface: a program that imports it has their names too.
@_exported public import SMSMessages
