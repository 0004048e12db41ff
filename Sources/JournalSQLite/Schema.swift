import GRDB

/// The tables, by version: `PRAGMA user_version` counts the steps taken. A change adds a step; nothing released is edited.
enum Schema {
    static let steps = [first]

    private static let first = """
        CREATE TABLE message (
            -- The order of acceptance.
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            provider_id TEXT,
            channel TEXT NOT NULL,
            sender TEXT NOT NULL,
            receiver TEXT NOT NULL,
            -- UTF-8, as bytes: as TEXT it would end at the first U+0000.
            text BLOB NOT NULL,
            sent_at INTEGER,
            received_at INTEGER NOT NULL,
            acceptance TEXT NOT NULL,
            state TEXT NOT NULL,
            -- 1 while it is the oldest undecided message of its lane (one sender, one number).
            head INTEGER,
            leased_until INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            decided_at INTEGER,
            rules TEXT,
            rule_set TEXT
        ) STRICT;
        CREATE INDEX message_lane ON message (sender, receiver, seq) WHERE state = 'waiting';
        CREATE INDEX message_head ON message (leased_until, seq) WHERE head = 1;
        CREATE INDEX message_without_id ON message (sender, receiver, received_at) WHERE provider_id IS NULL;
        CREATE INDEX message_reused_id ON message (seq) WHERE acceptance = 'reusedID';

        -- Apart from the messages, whose texts may be deleted earlier.
        CREATE TABLE known_id (
            provider_id TEXT NOT NULL,
            channel TEXT NOT NULL,
            message TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (provider_id, channel, message)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX known_id_age ON known_id (received_at);

        CREATE TABLE action (
            -- The order written.
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            message INTEGER NOT NULL REFERENCES message (seq),
            origin TEXT NOT NULL,
            rule TEXT,
            recipient TEXT NOT NULL,
            number TEXT NOT NULL,
            sender TEXT NOT NULL,
            gateway TEXT NOT NULL,
            text TEXT NOT NULL,
            expires_at INTEGER NOT NULL,
            state TEXT NOT NULL,
            due_at INTEGER,
            leased_until INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            -- When the first attempt began: what the loop guard counts.
            begun_at INTEGER,
            suppression TEXT,
            detail TEXT
        ) STRICT;
        CREATE INDEX action_message ON action (message);
        CREATE INDEX action_due ON action (gateway, due_at, seq) WHERE state = 'due';
        CREATE INDEX action_sending ON action (leased_until) WHERE state = 'sending';
        CREATE INDEX action_unknown ON action (seq) WHERE state = 'unknown';
        CREATE INDEX action_begun ON action (recipient, number, begun_at, seq) WHERE begun_at IS NOT NULL;

        CREATE TABLE opt_out (
            sender TEXT NOT NULL,
            number TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (sender, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rule_set (
            hash TEXT PRIMARY KEY,
            text TEXT NOT NULL,
            kept_at INTEGER NOT NULL
        ) STRICT;
        """

    /// - Throws: ``TooNew`` for a file that a later program has written.
    static func migrate(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= steps.count else { throw TooNew(version: version) }
        for step in version..<steps.count {
            try database.inTransaction(.immediate) {
                try database.execute(sql: steps[step])
                try database.execute(sql: "PRAGMA user_version = \(step + 1)")
                return .commit
            }
        }
    }

    struct TooNew: Error {
        let version: Int
    }
}
