import Glibc

extension [UInt8] {
    func contains(bytes needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return true }
        return withUnsafeBytes { haystack in
            needle.withUnsafeBytes { needle in
                var rest = haystack[...]
                while rest.count >= needle.count, let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    let found = memchr(base, Int32(first), rest.count - needle.count + 1), let wanted = needle.baseAddress
                {
                    if memcmp(found, wanted, needle.count) == 0 { return true }
                    rest = rest[(rest.startIndex + (UnsafeRawPointer(found) - base) + 1)...]
                }
                return false
            }
        }
    }

    func ends(with suffix: [UInt8]) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
