import SMSGateway

let url = CommandLine.arguments.dropFirst().first ?? "http://127.0.0.1:8026"
let account = try GatewayAccount(baseURL: url, user: "demo", password: Secret("demo"), dialect: .sms1601)
let gateway = GatewayClient(account: account)
do {
    let sms = try SMS("Merry Christmas", to: "+31612345678", sender: "Shop", reference: "xmas")
    print("sent:", try await gateway.send(sms).ids.joined(separator: " "))
    let later = try await gateway.send(sms, options: SendOptions(schedule: Schedule("2098-12-24T09:00")))
    if let id = later.outboxID {
        print("scheduled:", id)
        try await gateway.deleteScheduled(id: id)
    }
} catch {
    switch error.kind {
    case .message, .call: print("mend the message:", error)
    case .account, .credits: print("mend the account:", error)
    case .nothingLeft: print("try again later:", error)
    case .unknown: print("it may have gone out, so it is not sent again:", error)
    }
}
await gateway.close()
