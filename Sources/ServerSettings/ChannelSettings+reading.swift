import Receiver
import SMSMessages

extension ChannelSettings {
    static func all(_ reading: inout SettingReading) -> [ChannelSettings] {
        let names = reading.file.names["channels"] ?? []
        if names.isEmpty, reading.isMissing(SettingKey("channels")) {
            reading.report(
                SettingKey("channels"), "no channels, so no SMS could come in",
                mend:
                    "write `channels:`, below it `main:`, and below that `profile: generic` and `token: \"@file:/etc/answerback/main.token\"`"
            )
        }
        return names.compactMap { name in
            let channel = ChannelSettings(name, &reading)
            let key = SettingKey("channels", name)
            // Without a word, SMS would be lost at a URL that is not there.
            if channel == nil, !reading.isFaulty(below: key) {
                reading.report(key, "this channel cannot be made", mend: "write `profile: generic`, or `sender`, `receiver` and `text`")
            }
            return channel
        }
    }

    private init?(_ name: String, _ reading: inout SettingReading) {
        let key = SettingKey("channels", name)
        let isNamed = reading.checkName(key)
        let isInsecure = reading.value(key / "insecure", as: Bool.init(setting:))
        let access = ChannelAccess(key, isInsecure: isInsecure, &reading)
        let countryCode = reading.value(key / "country_code", as: String.init(countryCodeSetting:))
        let mapping = ChannelMapping(key, &reading)
        guard isNamed, let mapping, let access, let isInsecure else { return nil }
        self.init(
            name: name, mapping: mapping, access: access, numbers: NumberReading(countryCode: countryCode), isInsecure: isInsecure)
    }
}

extension ChannelAccess {
    fileprivate init?(_ key: SettingKey, isInsecure: Bool?, _ reading: inout SettingReading) {
        let place = reading.value(key / "token_in", as: TokenPlace.read(setting:))
        let file = "\"@file:/etc/answerback/\(key.name).token\""
        let token = reading.token(
            key / "token", place: place ?? .header("X-Token"),
            ifNone: isInsecure == false ? "no token, so anybody could hand in SMS" : nil,
            mend: "write `token: \(file)` or, to let anybody in, `insecure: true`")
        let sources = reading.list(key / "sources", as: AddressRange.init(setting:))
        if isInsecure == true, reading.isSet(key / "token") {
            reading.report(
                key / "insecure", "a token and `insecure: true` contradict each other", mend: "remove one of the two")
        } else if isInsecure == true, sources?.isEmpty != false {
            reading.report(
                key / "insecure", "anybody who reaches this server can hand in SMS", mend: "write a `token` before others can reach it",
                isWarning: true)
        }
        guard let place, let sources, token != nil || isInsecure == true else { return nil }
        self.init(token: token.map(AccessToken.init), place: place, sources: sources)
    }
}

extension ChannelAccess.TokenPlace {
    /// `path` or `header X-Token`. A wrong one may be the token itself, and is not shown.
    fileprivate static func read(setting text: String) throws(Unfit) -> Self {
        if text == "path" { return .path }
        let words = text.split(separator: " ")
        guard words.count == 2, words[0] == "header", words[1].utf8.count <= 64, words[1].utf8.allSatisfy(\.isTokenCharacter) else {
            throw Unfit("is no place for a token", mend: "write `token_in: path` or `token_in: header X-Token`", showsText: false)
        }
        return .header(String(words[1]))
    }
}

extension SettingReading {
    /// Names of channels stand in URLs, those of gateways in logs and tables.
    mutating func checkName(_ key: SettingKey) -> Bool {
        let name = key.name
        let isFit = (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { $0.isLetterOrDigit || "-_".utf8.contains($0) }
        if !isFit { report(key, "the name is not 1 to 64 letters, digits, `-` and `_`", mend: "rename it, to `main` for example") }
        return isFit
    }
}
