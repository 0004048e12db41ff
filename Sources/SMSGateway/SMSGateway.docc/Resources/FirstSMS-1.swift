import SMSGateway

let url = CommandLine.arguments.dropFirst().first ?? "http://127.0.0.1:8026"
let account = try GatewayAccount(baseURL: url, user: "demo", password: Secret("demo"), dialect: .sms1601)
