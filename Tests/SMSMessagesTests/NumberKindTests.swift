import Testing

@testable import SMSMessages

@Suite struct NumberKindTests {
    @Test(
        arguments: [
            ("+31612345678", NumberKind.subscriber, "NL"), ("+31900123456", .premiumRate, "NL"), ("+31850000000", .voip, "NL"),
            ("+441534456789", .subscriber, "JE"), ("+447400123456", .subscriber, "GB"), ("+447012345678", .personal, "GB"),
            ("+12025550123", .subscriber, "US"), ("+16135550123", .subscriber, "CA"), ("+18765550123", .subscriber, "JM"),
            ("+17872345678", .subscriber, "PR"), ("+19002345678", .premiumRate, "US"), ("+77710009998", .subscriber, "KZ"),
            ("+79161234567", .subscriber, "RU"), ("+262639012345", .subscriber, "YT"), ("+390669812345", .subscriber, "VA"),
            ("+61891621234", .subscriber, "CC"), ("+358181234567", .subscriber, "AX"), ("+881612345678", .satellite, nil),
            ("+870301234567", .satellite, nil), ("+8823421234", .international, nil), ("+979123456789", .premiumRate, nil),
            ("+10005550123", nil, nil), ("+31", nil, nil), ("+999123456789", nil, nil), ("+3161234567", nil, nil),
        ] as [(String, NumberKind?, String?)])
    func kindAndTerritory(text: String, kind: NumberKind?, territory: String?) throws {
        let number = try PhoneNumber(e164: text)
        #expect(number.kind == kind)
        #expect(number.territory == territory)
    }

    @Test(arguments: [
        ("+31612345678", false), ("+18002345678", false), ("+31850000000", false), ("+31900123456", true), ("+448431234567", true),
        ("+447012345678", true), ("+447640123456", true), ("+881612345678", true), ("+8823421234", true), ("+10005550123", false),
    ])
    func whatCostsMore(text: String, isSpecial: Bool) throws {
        #expect(try PhoneNumber(e164: text).isPremiumOrSpecial == isSpecial)
    }
}

/// Ours against PyPI's `phonenumbers`, of whose metadata ours is made: examples of every type and every territory, and others beside them.
@Suite(.enabled(if: NumberReference.isInstalled, "phonenumbers is not installed in .build/python; `make test-python` does it"))
struct NumberKindReferenceTests {
    @Test func everyNumberIsWhatTheReferenceSays() async throws {
        let rows = try await NumberReference.script.run("kinds", NumberReference.seed).map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.count > 30_000)
        #expect(Set(rows.map { $0[1] }).count > 240)
        let different = try rows.filter { row in
            let number = try PhoneNumber(e164: row[0])
            return (number.territory ?? "-", number.kind?.rawValue ?? "-") != (row[1], row[2])
        }
        #expect(different.isEmpty, "seed \(NumberReference.seed)")

        // Whoever lists a country does not list what costs more in it, however long that is.
        let special = try rows.map { try PhoneNumber(e164: $0[0]) }.filter { $0.isPremiumOrSpecial && $0.territory != nil }
        #expect(special.count > 3000)
        for number in special {
            let digits = String(number.e164.dropFirst())
            let code = try #require(NumberPlan.split(Substring(digits).utf8)).plan.countryCode
            #expect(!PhoneNumber.areAllPremiumOrSpecial(beginningWith: code), "\(code) lists \(number.e164)")
        }
    }
}

enum NumberReference {
    static let isInstalled = PythonScript.hasPackage("phonenumbers")
    static let script = PythonScript("NumberPlan/examples.py")
    static let seed = OtherCounter.seed.description
}
