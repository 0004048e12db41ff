import SMSGateway

let url = CommandLine.arguments.dropFirst().first ?? "http://127.0.0.1:8026"
let account = try GatewayAccount(baseURL: url, user: "demo", password: Secret("demo"), dialect: .sms1601)
let gateway = GatewayClient(account: account)
let sms = try SMS("Merry Christmas", to: "+31612345678", sender: "Shop", reference: "xmas")
print("sent:", try await gateway.send(sms).ids.joined(separator: " "))
await gateway.close()
