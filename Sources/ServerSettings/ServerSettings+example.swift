extension ServerSettings {
    /// A configuration file with every setting explained, which starts as it is: against `answerback sandbox`, with `./rules` beside it.
    /// Its tokens are new each time.
    public static var example: String {
        var random = SystemRandomNumberGenerator()
        return example(random: &random)
    }

    static func example(random: inout some RandomNumberGenerator) -> String {
        exampleText
            .replacing("OPERATOR_TOKEN", with: token(random: &random))
            .replacing("CHANNEL_TOKEN", with: token(random: &random))
            .replacing("DLR_TOKEN", with: token(random: &random))
    }

    /// 128 bits in 32 hexadecimal digits.
    private static func token(random: inout some RandomNumberGenerator) -> String {
        let digits = Array("0123456789abcdef")
        return String((0..<32).map { _ in digits[Int.random(in: 0..<16, using: &random)] })
    }

    private static let exampleText = """
        # Answerback's settings. A line that begins with #name: holds a default, or shows what could stand there.
        #
        # A setting can also come from a flag or from a variable of the environment: ANSWERBACK_, then its names joined by _,
        # such as ANSWERBACK_RECEIVER_LISTEN. A flag counts before a variable, a variable before this file.
        # `answerback config` shows what counts and where it came from.
        #
        # A secret may stand here itself, but it is better kept in a file of its own, which nobody else may read (chmod 600):
        #     token: "@file:/etc/answerback/operator.token"
        # With systemd's LoadCredential= write "@file:$CREDENTIALS_DIRECTORY/operator.token".
        #
        # Relative paths begin at this file's folder. Times are written as 500ms, 30s, 10m, 1h, 30d or 2w.

        # Where SMS come in, from a provider or a reverse proxy before us.
        receiver:
          #listen: 127.0.0.1:8080
          # Reverse proxies whose X-Forwarded-For says where a request came from.
          #trusted_proxies: []
          # Bytes of an SMS's text in UTF-8; what is longer was sent by no phone, and is refused with 413.
          #max_text: 10240

        # Where you and the commands ask. Never for the world.
        operator:
          #listen: 127.0.0.1:8081
          # At least 16 characters; `openssl rand -hex 16` makes one.
          token: OPERATOR_TOKEN
          # Names under which a browser may reach it; the default is these and the host it listens on.
          #hosts: [localhost, 127.0.0.1]

        # The database, one file that nobody else may read. Without this line: /var/lib/answerback/answerback.sqlite
        data: ./answerback.sqlite

        # A file or folder of rules, or a list of them.
        rules: ./rules

        # trace, debug, info, notice, warning, error or critical
        #log_level: notice

        # Each way in has a name, which stands in its URL: /in/main/<token>
        channels:
          main:
            # How the provider writes: `generic`, `1609sms`, or without a profile at least sender, receiver and text below.
            profile: generic
            token: CHANNEL_TOKEN
            # Where the token is shown: path, or a header such as `header X-Token` or `header Authorization`.
            #token_in: path
            # true instead of a token lets anybody hand in SMS.
            #insecure: false
            # Addresses requests may come from; empty for any.
            #sources: []
            # Of a provider that writes its own country's numbers as 06…, this country.
            #country_code: "31"

            # What the profile says is changed by what stands here; the lines below are the profile generic.
            #methods: [get, post]
            # Of a POST: form, json or both.
            #body: [form, json]
            # The path in a JSON document to the array of SMS, such as results; empty where the document itself holds them.
            #messages: ""
            # Names of fields, or paths into JSON such as message.text, also into a string that is JSON. Of several, the first that is
            # there and not empty counts.
            #sender: from
            #receiver: to
            #text: text
            # Which events are SMS, where others come to the same URL; those get the answer below and are only counted. All must fit.
            # only: { data.event_type: message.received, direction: [in, inbound] }
            # The provider's own id, by which a repetition is known; or fields that only together are one.
            #id: id
            # id: { all_of: [fingerprint, status] }
            # Of a provider that hands on the parts of a long SMS one by one: what the parts have in common, which of them this is,
            # and how many there are, such as concat-ref, concat-part and concat-total. They are joined; 30 minutes after the first,
            # what is there is taken as it is.
            #reference: reference
            #part: part
            #total: total
            #time: time
            # rfc3339 (also +0100, +01 and fractions), unix, unix_ms, or a pattern such as "yyyy-MM-dd HH:mm:ss". Times without a zone
            # need its time_zone: Europe/Amsterdam.
            #time_format: rfc3339
            # utf-8, iso-8859-1, iso-8859-15, windows-1252 or utf-16be
            #charset: utf-8
            # The field that names it, where a provider writes in several.
            #charset_field: charset
            # hex or percent where the text is bytes written so: 00480069 (with charset utf-16be), or %00H%00i in JSON.
            #text_encoding: plain
            # The number the SMS came to, where the provider does not say.
            #default_receiver: "+31612345678"
            # Or what it says in place of a number, such as a SIM's slot or a modem's name.
            # receivers: { sim1: "+31612345678" }
            # What the provider is told once the SMS is on disk. {id} is the id it is kept under.
            #answer:
              #status: 200
              #type: text/plain; charset=utf-8
              #body: "OK {id}\\n"

        # Each way out has a name, which numbers refer to. This one is what `answerback sandbox` starts.
        gateways:
          main:
            # https, but for this machine.
            url: http://127.0.0.1:8026
            user: demo
            password: demo
            # The gateway's language: 1601sms (Dutch names, delivery reports with our reference) or 1609sms (English names).
            #dialect: 1601sms
            # get puts the password and the text into the URL, where logs keep them.
            #method: post
            # sha1, or plain for a gateway that has no sha1.
            #password_form: sha1
            # true for http to another machine, although the password can be read on the way.
            #allow_plain_http: false
            # Characters of a number as the sender, the + included.
            #numeric_sender_limit: 12
            #connect_timeout: 5s
            # For one SMS, from the name look-up to the answer's last byte.
            #timeout: 30s
            # SMS under way at once.
            #connections: 32
            # At most so many SMS a second, each part of a long one counted; without this line as fast as it goes.
            #per_second: 10
            # By whose clocks the gateway gives and takes dates.
            #time_zone: Europe/Amsterdam
            # With it the gateway tells what became of each SMS: `answerback dlr --url` shows the URL to enter there. Without it, or where
            # the gateway cannot call, it is asked now and then.
            dlr_token: DLR_TOKEN
            # How many SMS may leave, long ones counted by their parts; off for any number. Where a cap is reached, what is due is held
            # until `answerback breaker release`, so that neither a slip in a rule nor a fraud can cost more than that.
            #caps:
              # In all, broadcasts included.
              #hour: 10000
              #day: 20000
              # Answers to any one block of 1,000 adjacent numbers: whoever earns by SMS that you send has many of one block write to you.
              #block_hour: 60
              #block_day: 200
              # What rules send on (`send`) to one phone, in SMS: so many strangers cannot flood whoever is on call.
              #recipient_hour: 60

        # Your numbers: +numbers and short codes.
        numbers:
          "+31612345678":
            gateway: main
            # What the phone shows. The default is the number; a short code must have a name or a number here.
            #sender: "+31612345678"
            # Where the number is. The default is read off a +number; a short code must have it, or reply_to.
            #country: "31"
            # Beginnings of numbers that may be answered, "+" for all. The default is the number's own country, and where others share
            # its code (+1, +44) only its own. Premium-rate and special numbers are answered only where a beginning within their range
            # stands here: "+31900".
            #reply_to: ["+31"]
            # false for a number that others use too, and that may be answered itself.
            #own: true

        # The mail server that takes what rules send by `email`. Without it they can send none.
        mail:
          # smtp:// (port 25, or the one written) or smtps:// (465). After a slash may stand the name by which we greet the server.
          #url: smtp://mail.example.com:587
          #user: sms
          #password: secret
          # For smtp://, starttls or none, which is without encryption and with a password only for this machine. smtps:// is implicit.
          #tls: starttls
          # Certificates (PEM) that count in place of the machine's own, for a server with one that you signed.
          #ca_file: /etc/answerback/mail-ca.pem
          #from: sms@example.com
          #from_name: SMS
          # Whom a mail comes back to that can't be delivered. The default is `from`; "" is for nobody.
          #envelope_from: bounces@example.com
          # How many mails may leave, in all and because of one sender's messages; off for any number. Past a cap they are held until
          # `answerback breaker release mail`.
          #caps:
            #hour: 5000
            #day: 20000
            #sender_hour: 60
            #sender_day: 200

        # How webhooks and fetches of rules are made.
        calls:
          # Where they may go beside the public Internet: ranges of addresses, or a host and its port.
          # Private networks, this machine by any of its addresses and the metadata services of clouds are refused unless they stand here.
          #allow: []
          # Public addresses that are refused all the same, but for those above: the network that this machine is in, where it has public
          # addresses (IPv6 mostly: `ip -6 route` shows its prefix, such as 2001:db8:1::/64), and this machine's own public address where
          # it is behind a NAT.
          #refuse: []
          # Under way at once, in all and to one host.
          #at_once: 512
          #per_host: 4
          # The same for webhooks and fetches (`answerback breaker release calls`); a fetch is not held, it fails at once.
          #caps:
            #hour: 20000
            #day: 100000
            #sender_hour: 120
            #sender_day: 500
          # Certificates (PEM) that count beside the machine's own, for servers of your own whose certificates you signed.
          #extra_ca_file: /etc/answerback/internal-ca.pem
          # By which receivers know that a webhook is ours (Standard Webhooks); without one, webhooks are not signed.
          # `echo "whsec_$(openssl rand -base64 32)"` makes one. To change it, write the new and the old one with a space between them.
          # signing_keys: "@file:/etc/answerback/webhook.key"

        # What rules may put into calls as {secret.NAME}: tokens and passwords of other services.
        secrets:
          # ALERTS_TOKEN: "@file:/etc/answerback/alerts.token"

        # How long what is kept.
        keep:
          #texts: 30d
          # Who wrote when, and what became of it.
          #records: 365d
          # By which a provider's repetition is known.
          #ids: 90d
          # Who said STOP or START.
          #consent: 1825d

        # When an SMS does not go out, whatever the rules say.
        conduct:
          # At most so many SMS that one phone's messages bring about, to one phone from one number: by any one rule, and by all together.
          #caps: [5 per 10m, 20 per 1d]
          #pair_caps: [20 per 10m, 60 per 1d]
          # What is older is not answered any more.
          #answer_within: 1h

        """
}
