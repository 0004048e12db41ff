import GRDB

/// The tables, by version: `PRAGMA user_version` counts the steps taken. A change adds a step; nothing released is edited.
enum Schema {
    static let steps = [
        first, second, third, errands, delivery, parts, caps, conversations, copies, contents, progress, guards,
        operatorConsent, turns, resuming, undecided, clockOffsets, copiesOnce, limitsInAll,
    ]

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

    private static let second = """
        -- The bytes of a text that `text` could not keep.
        ALTER TABLE message ADD COLUMN raw_text BLOB;
        -- 1 when this text and those of its actions were overwritten.
        ALTER TABLE message ADD COLUMN text_is_gone INTEGER NOT NULL DEFAULT 0;
        -- 1 when it is set aside or one of its actions ended otherwise than meant.
        ALTER TABLE message ADD COLUMN troubled INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE action ADD COLUMN ended_at INTEGER;

        -- Every list is a walk along one of these, newest first; each ends with seq. What accepting and deciding look up names
        -- its index (INDEXED BY), since without statistics SQLite takes one of equal promise, and so all that wait.
        CREATE INDEX message_received ON message (received_at);
        CREATE INDEX message_sender ON message (sender, received_at);
        CREATE INDEX message_receiver ON message (receiver, received_at);
        CREATE INDEX message_state ON message (state, received_at);
        CREATE INDEX message_rules ON message (rules, received_at) WHERE rules <> '';
        CREATE INDEX message_troubled ON message (received_at) WHERE troubled = 1;
        DROP INDEX message_without_id;

        CREATE INDEX message_text ON message (received_at) WHERE text_is_gone = 0;
        CREATE INDEX message_rule_set ON message (rule_set) WHERE rule_set IS NOT NULL;
        CREATE INDEX action_expiring ON action (expires_at) WHERE state = 'due';
        CREATE INDEX action_failed ON action (ended_at) WHERE state = 'failed';

        CREATE TRIGGER action_written AFTER INSERT ON action WHEN new.state = 'suppressed' BEGIN
            UPDATE message SET troubled = 1 WHERE seq = new.message;
        END;
        CREATE TRIGGER action_ended AFTER UPDATE OF state ON action
        WHEN new.state IN ('failed', 'unknown', 'suppressed', 'expired') OR old.state = 'unknown' BEGIN
            UPDATE message SET troubled = EXISTS
                (SELECT 1 FROM action WHERE message = new.message AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
            WHERE seq = new.message;
        END;
        UPDATE message SET troubled = 1
        WHERE seq IN (SELECT message FROM action WHERE state IN ('failed', 'unknown', 'suppressed', 'expired'));

        CREATE TABLE consent_log (
            seq INTEGER PRIMARY KEY,
            sender TEXT NOT NULL,
            number TEXT NOT NULL,
            change TEXT NOT NULL,
            at INTEGER NOT NULL,
            message TEXT
        ) STRICT;
        CREATE INDEX consent_log_sender ON consent_log (sender);
        CREATE INDEX consent_log_age ON consent_log (at);
        INSERT INTO consent_log (sender, number, change, at) SELECT sender, number, 'optOut', since FROM opt_out ORDER BY since;
        """

    private static let third = """
        -- What it was decided on, as JSON; NULL where no rule asked for anything.
        ALTER TABLE message ADD COLUMN decision_state TEXT;
        -- What it said where its state is 'consent'. After a STOP no message written before it joins anything.
        ALTER TABLE message ADD COLUMN consent TEXT;
        CREATE INDEX message_stop ON message (sender, receiver, seq) WHERE consent = 'optOut';
        UPDATE message SET consent = consent_log.change FROM consent_log WHERE consent_log.message = message.id;
        -- 1 when its recipient did not write the message.
        ALTER TABLE action ADD COLUMN sent_on INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX action_sent_on ON action (recipient, seq) WHERE sent_on = 1;

        CREATE TABLE membership (
            audience TEXT NOT NULL,
            -- The member.
            number TEXT NOT NULL,
            -- The number of ours that he joined by.
            through TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (audience, number, through)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX membership_number ON membership (number, through);

        -- Apart from the messages, of which a sender may have written any number: only times that a limit counts.
        CREATE TABLE rule_time (
            sender TEXT NOT NULL,
            receiver TEXT NOT NULL,
            rule TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            message INTEGER NOT NULL,
            counts_until INTEGER NOT NULL,
            PRIMARY KEY (sender, receiver, rule, received_at, message)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rule_time_age ON rule_time (counts_until);
        """

    private static let errands = """
        -- How many of our kind the message has come through.
        ALTER TABLE message ADD COLUMN hops INTEGER NOT NULL DEFAULT 0;
        -- What its state becomes when the last of its fetches has ended.
        ALTER TABLE message ADD COLUMN after_fetch TEXT;
        -- The highest ordinal of its actions that were erased: no id is given twice.
        ALTER TABLE message ADD COLUMN erased_ordinal INTEGER NOT NULL DEFAULT 0;
        -- A lane waits for its message's fetches as it waits for its decision.
        DROP INDEX message_lane;
        CREATE INDEX message_lane ON message (sender, receiver, seq) WHERE state IN ('waiting', 'fetching');

        -- E-mails and calls: made at least once, where an SMS is sent at most once.
        CREATE TABLE errand (
            -- The order written.
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            message INTEGER NOT NULL REFERENCES message (seq),
            kind TEXT NOT NULL,
            rule TEXT NOT NULL,
            name TEXT,
            target TEXT NOT NULL,
            content TEXT NOT NULL,
            -- NULL for a fetch.
            expires_at INTEGER,
            state TEXT NOT NULL,
            due_at INTEGER,
            leased_until INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            begun_at INTEGER,
            ended_at INTEGER,
            detail TEXT,
            -- What a fetch brought.
            answer BLOB
        ) STRICT;
        CREATE INDEX errand_message ON errand (message);
        CREATE INDEX errand_due ON errand (kind, target, due_at, seq) WHERE state = 'due';
        CREATE INDEX errand_making ON errand (leased_until) WHERE state = 'making';
        CREATE INDEX errand_expiring ON errand (expires_at) WHERE state = 'due';
        CREATE INDEX errand_troubled ON errand (seq) WHERE state IN ('failed', 'expired');

        CREATE TABLE broadcast (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            message INTEGER NOT NULL REFERENCES message (seq),
            rule TEXT NOT NULL,
            number TEXT NOT NULL,
            sender TEXT NOT NULL,
            gateway TEXT NOT NULL,
            text TEXT NOT NULL,
            -- In milliseconds.
            lifetime INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            begun_at INTEGER NOT NULL,
            state TEXT NOT NULL,
            -- Characters of `recipients` that are behind us.
            walked INTEGER NOT NULL DEFAULT 0,
            -- A line each; those that are behind us, and the last member of the next that is.
            audiences TEXT NOT NULL,
            audiences_walked INTEGER NOT NULL DEFAULT 0,
            last_member TEXT NOT NULL DEFAULT '',
            made INTEGER NOT NULL DEFAULT 0,
            -- Each between line ends. The last column: SQLite reads a row up to what it is asked for.
            recipients TEXT NOT NULL
        ) STRICT;
        CREATE INDEX broadcast_message ON broadcast (message);
        CREATE INDEX broadcast_running ON broadcast (gateway, seq) WHERE state = 'running';

        -- The broadcast that an SMS was made out of, and whose text it has: its own is empty.
        ALTER TABLE action ADD COLUMN broadcast INTEGER REFERENCES broadcast (seq);
        CREATE UNIQUE INDEX action_broadcast ON action (broadcast, recipient) WHERE broadcast IS NOT NULL;
        CREATE INDEX action_broadcast_state ON action (broadcast, state) WHERE broadcast IS NOT NULL;
        DROP INDEX action_message;
        CREATE INDEX action_message ON action (message, broadcast);
        CREATE INDEX action_troubled ON action (seq) WHERE state IN ('failed', 'unknown', 'expired');

        -- A message is troubled by what ended otherwise than meant; of a broadcast's SMS the broadcast tells.
        DROP TRIGGER action_written;
        DROP TRIGGER action_ended;
        CREATE TRIGGER action_written AFTER INSERT ON action WHEN new.state = 'suppressed' AND new.broadcast IS NULL BEGIN
            UPDATE message SET troubled = 1 WHERE seq = new.message;
        END;
        CREATE TRIGGER action_ended AFTER UPDATE OF state ON action
        WHEN new.broadcast IS NULL AND (new.state IN ('failed', 'unknown', 'suppressed', 'expired', 'dropped')
            OR old.state IN ('failed', 'unknown', 'suppressed', 'expired'))
        BEGIN
            UPDATE message SET troubled = state = 'setAside'
                OR EXISTS (SELECT 1 FROM action WHERE message = new.message AND broadcast IS NULL
                    AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                OR EXISTS (SELECT 1 FROM errand WHERE message = new.message AND state IN ('failed', 'expired'))
            WHERE seq = new.message;
        END;
        CREATE TRIGGER errand_written AFTER INSERT ON errand WHEN new.state = 'failed' BEGIN
            UPDATE message SET troubled = 1 WHERE seq = new.message;
        END;
        CREATE TRIGGER errand_changed AFTER UPDATE OF state ON errand
        WHEN new.state IN ('failed', 'expired') OR old.state IN ('failed', 'expired') BEGIN
            UPDATE message SET troubled = state = 'setAside'
                OR EXISTS (SELECT 1 FROM action WHERE message = new.message AND broadcast IS NULL
                    AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                OR EXISTS (SELECT 1 FROM errand WHERE message = new.message AND state IN ('failed', 'expired'))
            WHERE seq = new.message;
        END;
        """

    private static let delivery = """
        -- The gateway's id, as soon as we know it.
        ALTER TABLE action ADD COLUMN gateway_id TEXT;
        -- From when on the gateway is asked; NULL where nothing is known of its delivery.
        ALTER TABLE action ADD COLUMN asked_since INTEGER;
        ALTER TABLE action ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
        -- The gateway's word; NULL while nobody knows whether it went out.
        ALTER TABLE action ADD COLUMN delivery TEXT;
        ALTER TABLE action ADD COLUMN delivery_at INTEGER;
        ALTER TABLE action ADD COLUMN told_at INTEGER;
        ALTER TABLE action ADD COLUMN next_poll INTEGER;
        CREATE INDEX action_gateway_id ON action (gateway, gateway_id) WHERE gateway_id IS NOT NULL;
        CREATE INDEX action_poll ON action (gateway, next_poll) WHERE next_poll IS NOT NULL;

        -- Notifications that fit no action yet.
        CREATE TABLE early_notification (
            seq INTEGER PRIMARY KEY,
            gateway TEXT NOT NULL,
            gateway_id TEXT,
            reference TEXT,
            status TEXT NOT NULL,
            at INTEGER,
            came_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX early_notification_id ON early_notification (gateway, gateway_id);
        CREATE INDEX early_notification_reference ON early_notification (gateway, reference);
        CREATE INDEX early_notification_age ON early_notification (came_at);
        -- One row: those that never fitted any.
        CREATE TABLE stray_notification (count INTEGER NOT NULL) STRICT;
        INSERT INTO stray_notification (count) VALUES (0);
        """

    private static let parts = """
        -- Of a message that was sent as several SMS: which of them are in it, as JSON.
        ALTER TABLE message ADD COLUMN parts TEXT;

        -- A long SMS: its message's id, and by what its parts belong together. It stays until its time is over, so that a part
        -- without an id is still known when it is delivered again.
        CREATE TABLE long_sms (
            seq INTEGER PRIMARY KEY,
            message TEXT NOT NULL,
            channel TEXT NOT NULL,
            sender TEXT NOT NULL,
            receiver TEXT NOT NULL,
            reference TEXT NOT NULL,
            total INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            -- 0 once its message has been accepted.
            is_open INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX long_sms_key ON long_sms (sender, receiver, channel, reference, total, seq);
        CREATE INDEX long_sms_end ON long_sms (ends_at);
        CREATE INDEX long_sms_open ON long_sms (seq) WHERE is_open = 1;

        CREATE TABLE part (
            -- The order of acceptance.
            seq INTEGER PRIMARY KEY,
            long_sms INTEGER NOT NULL REFERENCES long_sms (seq),
            number INTEGER NOT NULL,
            provider_id TEXT,
            text BLOB NOT NULL,
            raw_text BLOB,
            sent_at INTEGER,
            received_at INTEGER NOT NULL,
            hops INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX part_number ON part (long_sms, number);
        """

    private static let caps = """
        -- What holds it where its state is 'held': a block of numbers, or '' for the whole gateway.
        ALTER TABLE action ADD COLUMN held_block TEXT;
        CREATE INDEX action_held ON action (gateway, held_block, due_at, seq) WHERE state = 'held';
        DROP INDEX action_expiring;
        CREATE INDEX action_expiring ON action (expires_at) WHERE state IN ('due', 'held');

        -- Breakers that have tripped.
        CREATE TABLE breaker (
            gateway TEXT NOT NULL,
            -- As in action.held_block.
            block TEXT NOT NULL,
            -- The cap that was reached.
            span TEXT NOT NULL,
            parts INTEGER NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (gateway, block)
        ) STRICT, WITHOUT ROWID;

        -- Parts of SMS that began in each slot of time, so that a cap is judged without looking at what was sent.
        CREATE TABLE sent_parts (
            gateway TEXT NOT NULL,
            block TEXT NOT NULL,
            -- Of which window it is a slot.
            span TEXT NOT NULL,
            slot INTEGER NOT NULL,
            parts INTEGER NOT NULL,
            counts_until INTEGER NOT NULL,
            PRIMARY KEY (gateway, block, span, slot)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sent_parts_age ON sent_parts (counts_until);
        """

    private static let conversations = """
        -- 1 while it stands first in its conversation (a number of ours, a phone): the others wait for its outcome. An answer stands
        -- before the SMS of broadcasts, and behind what is under way.
        ALTER TABLE action ADD COLUMN head INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX action_conversation ON action (recipient, number, head, broadcast IS NOT NULL, seq)
            WHERE state IN ('due', 'held', 'sending');
        UPDATE action SET head = 1 WHERE state IN ('due', 'held', 'sending') AND NOT EXISTS
            (SELECT 1 FROM action other WHERE other.recipient = action.recipient AND other.number = action.number
                AND other.state IN ('due', 'held', 'sending')
                AND (other.state <> 'sending', other.broadcast IS NOT NULL, other.seq)
                    < (action.state <> 'sending', action.broadcast IS NOT NULL, action.seq));
        DROP INDEX action_due;
        CREATE INDEX action_due ON action (gateway, head, due_at, seq) WHERE state = 'due';

        -- By triggers, so that no way in which an SMS comes to its end can forget who is next.
        CREATE TRIGGER action_comes AFTER INSERT ON action WHEN new.state = 'due' AND new.head = 0 AND new.broadcast IS NULL BEGIN
            UPDATE action SET head = 0 WHERE recipient = new.recipient AND number = new.number AND head = 1
                AND state IN ('due', 'held', 'sending') AND state <> 'sending' AND broadcast IS NOT NULL;
            UPDATE action SET head = 1 WHERE seq = new.seq AND NOT EXISTS
                (SELECT 1 FROM action WHERE recipient = new.recipient AND number = new.number AND head = 1
                    AND state IN ('due', 'held', 'sending'));
        END;
        CREATE TRIGGER action_comes_back AFTER UPDATE OF state ON action
        WHEN new.head = 1 AND old.state = 'sending' AND new.state = 'due' AND new.broadcast IS NOT NULL BEGIN
            UPDATE action SET head = 0 WHERE seq = new.seq;
            UPDATE action SET head = 1 WHERE seq =
                (SELECT seq FROM action WHERE recipient = new.recipient AND number = new.number AND head = 0
                    AND state IN ('due', 'held', 'sending') ORDER BY broadcast IS NOT NULL, seq LIMIT 1);
        END;
        CREATE TRIGGER action_leaves AFTER UPDATE OF state ON action
        WHEN old.head = 1 AND old.state IN ('due', 'held', 'sending') AND new.state NOT IN ('due', 'held', 'sending') BEGIN
            UPDATE action SET head = 1 WHERE seq =
                (SELECT seq FROM action WHERE recipient = old.recipient AND number = old.number AND head = 0
                    AND state IN ('due', 'held', 'sending') ORDER BY broadcast IS NOT NULL, seq LIMIT 1);
        END;
        CREATE TRIGGER action_is_gone AFTER DELETE ON action WHEN old.head = 1 AND old.state IN ('due', 'held', 'sending') BEGIN
            UPDATE action SET head = 1 WHERE seq =
                (SELECT seq FROM action WHERE recipient = old.recipient AND number = old.number AND head = 0
                    AND state IN ('due', 'held', 'sending') ORDER BY broadcast IS NOT NULL, seq LIMIT 1);
        END;
        """

    private static let copies = """
        -- Of what was sent once more, that of which it is a copy in the end.
        ALTER TABLE action ADD COLUMN copy_of INTEGER;
        CREATE INDEX action_copies ON action (copy_of) WHERE copy_of IS NOT NULL;
        -- 1 when another of the same went out: nobody need care any more what became of this one.
        ALTER TABLE action ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0;
        UPDATE action SET copy_of = (SELECT min(first.seq) FROM action first WHERE first.message = action.message
                AND first.recipient = action.recipient AND first.number = action.number AND first.rule IS action.rule
                AND first.origin <> 'resend' AND (first.text = action.text OR first.broadcast IS NOT NULL))
            WHERE origin = 'resend';
        UPDATE action SET replaced = 1 WHERE state <> 'sent'
            AND seq IN (SELECT seq FROM action WHERE copy_of IS NOT NULL UNION SELECT copy_of FROM action WHERE copy_of IS NOT NULL)
            AND EXISTS (SELECT 1 FROM action other WHERE other.state = 'sent'
                AND (other.seq = coalesce(action.copy_of, action.seq) OR other.copy_of = coalesce(action.copy_of, action.seq)));
        DROP INDEX action_troubled;
        CREATE INDEX action_troubled ON action (seq) WHERE state IN ('failed', 'unknown', 'expired') AND replaced = 0;

        CREATE TRIGGER action_sent AFTER UPDATE OF state ON action
        WHEN new.state = 'sent' AND (new.copy_of IS NOT NULL OR EXISTS (SELECT 1 FROM action WHERE copy_of = new.seq)) BEGIN
            UPDATE action SET replaced = 1
            WHERE (seq = coalesce(new.copy_of, new.seq) OR copy_of = coalesce(new.copy_of, new.seq)) AND seq <> new.seq;
            UPDATE message SET troubled = state = 'setAside'
                OR EXISTS (SELECT 1 FROM action WHERE message = new.message AND broadcast IS NULL AND replaced = 0
                    AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                OR EXISTS (SELECT 1 FROM errand WHERE message = new.message AND state IN ('failed', 'expired'))
            WHERE seq = new.message;
        END;
        DROP TRIGGER action_ended;
        CREATE TRIGGER action_ended AFTER UPDATE OF state ON action
        WHEN new.broadcast IS NULL AND (new.state IN ('failed', 'unknown', 'suppressed', 'expired', 'dropped')
            OR old.state IN ('failed', 'unknown', 'suppressed', 'expired'))
        BEGIN
            UPDATE message SET troubled = state = 'setAside'
                OR EXISTS (SELECT 1 FROM action WHERE message = new.message AND broadcast IS NULL AND replaced = 0
                    AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                OR EXISTS (SELECT 1 FROM errand WHERE message = new.message AND state IN ('failed', 'expired'))
            WHERE seq = new.message;
        END;
        DROP TRIGGER errand_changed;
        CREATE TRIGGER errand_changed AFTER UPDATE OF state ON errand
        WHEN new.state IN ('failed', 'expired') OR old.state IN ('failed', 'expired') BEGIN
            UPDATE message SET troubled = state = 'setAside'
                OR EXISTS (SELECT 1 FROM action WHERE message = new.message AND broadcast IS NULL AND replaced = 0
                    AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                OR EXISTS (SELECT 1 FROM errand WHERE message = new.message AND state IN ('failed', 'expired'))
            WHERE seq = new.message;
        END;
        UPDATE message SET troubled = state = 'setAside'
            OR EXISTS (SELECT 1 FROM action WHERE action.message = message.seq AND broadcast IS NULL AND replaced = 0
                AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
            OR EXISTS (SELECT 1 FROM errand WHERE errand.message = message.seq AND state IN ('failed', 'expired'))
        WHERE seq IN (SELECT message FROM action WHERE copy_of IS NOT NULL);
        """

    private static let contents = """
        -- ContentHash; NULL where the text is gone.
        ALTER TABLE message ADD COLUMN content INTEGER;
        CREATE INDEX message_content ON message (content, received_at) WHERE provider_id IS NULL AND content IS NOT NULL;
        ALTER TABLE part ADD COLUMN content INTEGER;
        CREATE INDEX part_content ON part (content, number);
        """

    private static let progress = """
        -- One row: how many commits there have been; NULL in a backup.
        CREATE TABLE progress (commits INTEGER) STRICT;
        INSERT INTO progress (commits) VALUES (0);
        """

    private static let guards = """
        CREATE INDEX action_guarded ON action (ended_at)
            WHERE state = 'suppressed' AND suppression IN ('loopGuard', 'pairGuard');

        -- What holds it where its state is 'held', as in action.held_block.
        ALTER TABLE errand ADD COLUMN held_block TEXT;
        CREATE INDEX errand_held ON errand (kind, held_block, due_at, seq) WHERE state = 'held';
        DROP INDEX errand_expiring;
        CREATE INDEX errand_expiring ON errand (expires_at) WHERE state IN ('due', 'held');
        """

    private static let operatorConsent = """
        -- Who changed it, and in whose words, where no message did.
        ALTER TABLE consent_log ADD COLUMN source TEXT;
        ALTER TABLE consent_log ADD COLUMN note TEXT;
        CREATE INDEX opt_out_number ON opt_out (number, sender);
        -- The asker's own words for an SMS that no rule sends: a message whose state is 'outbound'.
        ALTER TABLE message ADD COLUMN reference TEXT;
        """

    private static let turns = """
        -- In its conversation confirmations of consent stand before answers, and these before the SMS of broadcasts.
        ALTER TABLE action ADD COLUMN turn INTEGER
            AS (CASE WHEN broadcast IS NOT NULL THEN 2 WHEN origin = 'consent' THEN 0 ELSE 1 END) VIRTUAL;
        -- `head` is 1 while it stands first, 0 while it waits for that one, 2 while it is held: then it has stepped aside.
        DROP INDEX action_conversation;
        CREATE INDEX action_conversation ON action (recipient, number, head, turn, seq) WHERE state IN ('due', 'held', 'sending');
        UPDATE action SET head = CASE state WHEN 'held' THEN 2 ELSE 0 END WHERE state IN ('due', 'held', 'sending');
        UPDATE action SET head = 1 WHERE state IN ('due', 'held', 'sending') AND state <> 'held' AND NOT EXISTS
            (SELECT 1 FROM action other WHERE other.recipient = action.recipient AND other.number = action.number
                AND other.state IN ('due', 'held', 'sending') AND other.state <> 'held'
                AND (other.state <> 'sending', other.turn, other.seq) < (action.state <> 'sending', action.turn, action.seq));

        DROP TRIGGER action_comes;
        CREATE TRIGGER action_comes AFTER INSERT ON action WHEN new.state = 'due' AND new.head = 0 AND new.broadcast IS NULL BEGIN
            UPDATE action SET head = 0 WHERE recipient = new.recipient AND number = new.number AND head = 1
                AND state IN ('due', 'held', 'sending') AND state <> 'sending' AND turn > new.turn;
            UPDATE action SET head = 1 WHERE seq = new.seq AND NOT EXISTS
                (SELECT 1 FROM action WHERE recipient = new.recipient AND number = new.number AND head = 1
                    AND state IN ('due', 'held', 'sending'));
        END;
        CREATE TRIGGER action_is_released AFTER UPDATE OF state ON action WHEN old.state = 'held' AND new.state = 'due' BEGIN
            UPDATE action SET head = 0 WHERE seq = new.seq;
            UPDATE action SET head = 0 WHERE recipient = new.recipient AND number = new.number AND head = 1
                AND state IN ('due', 'held', 'sending') AND state <> 'sending' AND (turn, seq) > (new.turn, new.seq);
            UPDATE action SET head = 1 WHERE seq = new.seq AND NOT EXISTS
                (SELECT 1 FROM action WHERE recipient = new.recipient AND number = new.number AND head = 1
                    AND state IN ('due', 'held', 'sending'));
        END;
        DROP TRIGGER action_comes_back;
        CREATE TRIGGER action_comes_back AFTER UPDATE OF state ON action
        WHEN new.head = 1 AND old.state = 'sending' AND new.state = 'due' BEGIN
            UPDATE action SET head = 0 WHERE seq = new.seq;
            UPDATE action SET head = 1 WHERE seq =
                (SELECT seq FROM action WHERE recipient = new.recipient AND number = new.number AND head = 0
                    AND state IN ('due', 'held', 'sending') ORDER BY turn, seq LIMIT 1);
        END;
        DROP TRIGGER action_leaves;
        CREATE TRIGGER action_leaves AFTER UPDATE OF state ON action
        WHEN old.head = 1 AND old.state IN ('due', 'held', 'sending') AND new.state NOT IN ('due', 'sending') BEGIN
            UPDATE action SET head = 2 WHERE seq = new.seq AND state = 'held';
            UPDATE action SET head = 1 WHERE seq =
                (SELECT seq FROM action WHERE recipient = old.recipient AND number = old.number AND head = 0
                    AND state IN ('due', 'held', 'sending') ORDER BY turn, seq LIMIT 1);
        END;
        DROP TRIGGER action_is_gone;
        CREATE TRIGGER action_is_gone AFTER DELETE ON action WHEN old.head = 1 AND old.state IN ('due', 'held', 'sending') BEGIN
            UPDATE action SET head = 1 WHERE seq =
                (SELECT seq FROM action WHERE recipient = old.recipient AND number = old.number AND head = 0
                    AND state IN ('due', 'held', 'sending') ORDER BY turn, seq LIMIT 1);
        END;
        """

    private static let resuming = """
        -- How often its process may have ended while a fetch's rule went on.
        ALTER TABLE errand ADD COLUMN ends INTEGER NOT NULL DEFAULT 0;
        """

    private static let undecided = """
        -- Rules that were passed over, since nobody knows whether they hold.
        ALTER TABLE message ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX message_undecided ON message (decided_at) WHERE undecided > 0;
        """

    private static let clockOffsets = """
        -- How far the machine's clock had been set since the server began when it came in, in milliseconds.
        ALTER TABLE message ADD COLUMN clock_offset INTEGER NOT NULL DEFAULT 0;
        """

    private static let copiesOnce = """
        -- 1 where a person wanted it although one of the same had gone out, or was about to.
        ALTER TABLE action ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
        DROP TRIGGER action_sent;
        CREATE TRIGGER action_sent AFTER UPDATE OF state ON action
        WHEN new.state = 'sent' AND (new.copy_of IS NOT NULL OR EXISTS (SELECT 1 FROM action WHERE copy_of = new.seq)) BEGIN
            UPDATE action SET state = 'dropped', due_at = NULL, held_block = NULL, ended_at = new.ended_at,
                detail = 'the same had gone out already, as became known'
            WHERE (seq = coalesce(new.copy_of, new.seq) OR copy_of = coalesce(new.copy_of, new.seq)) AND seq <> new.seq
                AND state IN ('due', 'held') AND NOT (again = 1 AND seq > new.seq);
            UPDATE action SET replaced = 1
            WHERE (seq = coalesce(new.copy_of, new.seq) OR copy_of = coalesce(new.copy_of, new.seq)) AND seq <> new.seq
                AND NOT (again = 1 AND seq > new.seq);
            UPDATE message SET troubled = state = 'setAside'
                OR EXISTS (SELECT 1 FROM action WHERE message = new.message AND broadcast IS NULL AND replaced = 0
                    AND state IN ('failed', 'unknown', 'suppressed', 'expired'))
                OR EXISTS (SELECT 1 FROM errand WHERE message = new.message AND state IN ('failed', 'expired'))
            WHERE seq = new.message;
        END;
        """

    private static let limitsInAll = """
        -- 1 where the limit counts anybody's messages to the number: then it stays, with sender '', when who it was is erased.
        ALTER TABLE rule_time ADD COLUMN in_all INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX rule_time_in_all ON rule_time (receiver, rule, received_at);
        """

    /// - Throws: ``TooNew`` for a file that a later program has written, ``Foreign`` for another program's database.
    static func migrate(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard try version == 0 ? isEmpty(database) : database.tableExists("known_id") else { throw Foreign() }
        guard version <= steps.count else { throw TooNew(version: version) }
        guard version < steps.count else { return }
        // All in one: where the disk is full, or the process killed, the file is still the one that the earlier version wrote.
        try database.inTransaction(.immediate) {
            for step in steps[version...] {
                try database.execute(sql: step)
                if step == contents { try ContentHash.fill(database) }
            }
            try database.execute(sql: "PRAGMA user_version = \(steps.count)")
            return .commit
        }
    }

    private static func isEmpty(_ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
    }

    struct TooNew: Error {
        let version: Int
    }

    struct Foreign: Error {}
}
