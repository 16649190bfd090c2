using System.Text;

namespace AiOps.Bot.Tests.Redaction;

/// <summary>Secrets made from a seed: nothing that looks like a live one is written down anywhere.</summary>
internal static class SecretCorpus
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Alphanumeric = Upper + Lower + Digits;

    private static readonly (string Kind, Func<Random, (string Value, string Phrase)> Make)[] Kinds =
    [
        ("aws key id", r => Bare("AKIA" + Of(r, Upper + "234567", 16), "assumed with {0} at once")),
        ("aws temporary key id", r => Bare("ASIA" + Of(r, Upper + "234567", 16), "\"accessKeyId\":\"{0}\"")),
        ("aws secret key", r => Bare("a7Q" + Of(r, Alphanumeric + "+/", 37), "aws_secret_access_key = {0}")),
        ("aws secret key alone", r => Bare("k3W" + Of(r, Alphanumeric, 37), "found {0} in the environment")),
        ("aws session token", r => Bare("IQoJb3JpZ2luX2Vj" + Of(r, Alphanumeric + "+/", 300) + "==", "AWS_SESSION_TOKEN={0}")),
        ("jwt", r => Bare($"{Base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Base64Url($"{{\"sub\":\"{Of(r, Digits, 10)}\"}}")}.{Of(r, Alphanumeric, 43)}", "Authorization: Bearer {0}")),
        ("slack token", r => Bare("xoxb-" + Of(r, Digits, 12) + "-" + Of(r, Alphanumeric, 24), "posting with {0} failed")),
        ("slack hook", r => Bare("T0" + Of(r, Upper, 8) + "/B0" + Of(r, Upper, 8) + "/" + Of(r, Alphanumeric, 24), "POST https://hooks.slack.com/services/{0} 200")),
        ("github token", r => Bare("ghp_" + Of(r, Alphanumeric, 36), "clone with {0} refused")),
        ("gitlab token", r => Bare("glpat-" + Of(r, Alphanumeric, 20), "PRIVATE-TOKEN {0}")),
        ("stripe key", r => Bare("sk_live_" + Of(r, Alphanumeric, 24), "charge by {0} declined")),
        ("google key", r => Bare("AIza" + Of(r, Alphanumeric + "_-", 35), "GET /maps?key={0}")),
        ("openai key", r => Bare("sk-proj-" + Of(r, Alphanumeric, 40), "client made with {0}")),
        ("anthropic key", r => Bare("sk-ant-api03-" + Of(r, Alphanumeric, 60), "x-api-key: {0}")),
        ("npm token", r => Bare("npm_" + Of(r, Alphanumeric, 36), "//registry/:_authToken={0}")),
        ("vault token", r => Bare("hvs." + Of(r, Alphanumeric, 28), "login with {0}")),
        ("url password", r => Bare(Password(r, "-_.!"), "connecting to postgres://app:{0}@db.internal:5432/orders")),
        ("connection string", r => Bare(Password(r, "!-_."), "Server=db;User Id=sa;Password={0};Encrypt=true")),
        ("json password", r => Bare(Password(r, "!-_.#"), "{{\"user\":\"app\",\"password\":\"{0}\",\"retries\":3}}")),
        ("yaml password", r => Bare(Password(r, "!-_."), "db_password: {0}")),
        ("environment", r => Bare(Password(r, "!-_.@"), "export MYSQL_ROOT_PASSWORD={0}")),
        ("task definition", r => Bare(Password(r, "!-_."), "{{\"name\":\"DB_PASSWORD\",\"value\":\"{0}\"}}")),
        ("command line", r => Bare(Password(r, "!-_."), "started as app --db-password {0} --verbose")),
        ("query string", r => Bare(Of(r, Lower + Digits, 20), "GET /cb?access_token={0}&state=1 HTTP/1.1")),
        ("basic", r => Bare(Convert.ToBase64String(Encoding.ASCII.GetBytes("svc:" + Password(r, "-"))), "Authorization: Basic {0}")),
        ("private key", r => Bare(Of(r, Alphanumeric + "+/", 64), "-----BEGIN RSA PRIVATE KEY-----\n{0}\n-----END RSA PRIVATE KEY-----")),
        ("card", r => Bare(Card(r), "card {0} declined")),
        ("email", r => Bare($"{Of(r, Lower, 6)}.{Of(r, Lower, 8)}@example.org", "mail to {0} bounced")),
        ("sql", r => Bare(Password(r, "!-_."), "ALTER USER app IDENTIFIED BY '{0}'")),
        ("xml", r => Bare(Password(r, "!-_."), "<user>app</user><password>{0}</password>")),
    ];

    /// <summary>So many, every kind equally often.</summary>
    public static IReadOnlyList<PlantedSecret> Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Kinds[i % Kinds.Length]).Select(k => k.Make(random) is var (value, phrase) ? new PlantedSecret(k.Kind, value, phrase) : null!)];
    }

    private static (string Value, string Phrase) Bare(string value, string phrase) =>
        (value, string.Format(System.Globalization.CultureInfo.InvariantCulture, phrase, value));

    private static string Of(Random random, string letters, int length) => new(random.GetItems<char>(letters, length));

    private static string Password(Random random, string symbols) =>
        Of(random, Upper, 1) + Of(random, Lower, 4 + random.Next(4)) + Of(random, Digits, 2) + Of(random, symbols, 1) + Of(random, Alphanumeric, 3);

    private static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Card(Random random)
    {
        var digits = "4" + Of(random, Digits, 14);
        var sum = digits.Reverse().Select((c, i) => ((c - '0') * (i % 2 == 0 ? 2 : 1)) is var v && v > 9 ? v - 9 : v).Sum();
        return digits + ((10 - (sum % 10)) % 10);
    }
}
