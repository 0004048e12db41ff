/// The codes that the gateway refuses with.
///
/// Source: the error lists of the 1609SMS and 1601SMS gateway documents; 121 to 126 stand in the second only.
enum Refusal: Int, Error, CaseIterable {
    case userMissing = 100
    case passwordMissing = 101
    case textMissing = 102
    case recipientMissing = 103
    case credentialsRefused = 104
    case textTooLong = 105
    case recipientInvalid = 106
    case countryNotServed = 107
    case creditsUsedUp = 108
    case senderMissing = 109
    case senderWithoutPlus = 110
    case senderTooLong = 111
    case countryCodeUnknown = 112
    case senderCharacters = 113
    case countryNotPermitted = 114
    case accountUnpaid = 115
    case accountBlocked = 116
    case senderNotAllowed = 117
    case longTextTooLong = 118
    case longTextNotServed = 119
    case gatewayProblem = 120
    case dateInvalid = 121
    case nothingScheduled = 122
    case reportCountMissing = 123
    case reportCountInvalid = 124
    case groupUnknown = 125
    case groupEmpty = 126
    case maintenance = 150
}
