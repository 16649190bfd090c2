using AiOps.Bot.Detection.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Templates;

public sealed class TemplateMasksTests
{
    private static string Mask(string line) => new TemplateMasks().MaskOf(line);

    [Theory]
    [InlineData("Failed password for root from 203.0.113.77 port 40112 ssh2", "Failed password for root from <ip> port <num> ssh2")]
    [InlineData("connect to 10.0.0.1:5432 failed", "connect to <ip>:<num> failed")]
    [InlineData("peer 2001:db8::1 left", "peer <ip> left")]
    [InlineData("exported error/postgresql.log.2026-09-06-12 to s3://acme-db-logs/orders-db/ (184213 bytes)", "exported <path> to s3://<url> (<num> bytes)")]
    [InlineData("GET https://example.com/a?b=1, took 12ms", "GET <url>, took <duration>")]
    [InlineData("request 550e8400-e29b-41d4-a716-446655440000 done", "request <uuid> done")]
    [InlineData("role arn:aws:iam::111122223333:role/ops-host.", "role <arn>.")]
    [InlineData("at 2026-03-14T12:00:00.123Z or 12:00:00,5", "at <time> or <time>")]
    [InlineData("mail to jane.doe@example.com.", "mail to <email>.")]
    [InlineData("open /var/log/app-1.log failed", "open <path> failed")]
    [InlineData("value 0xdeadBEEF at 00105eac", "value <hex> at <hex>")]
    [InlineData("used 1.5 MB of 2048 MB", "used <size> of <num> MB")]
    [InlineData("used 12KB in 1.5s", "used <size> in <duration>")]
    [InlineData("sent 2048 bytes (2.0 KB) to host", "sent <num> bytes to host")]
    [InlineData("load -0.5 +3 1e-5 12%", "load <num> <num> <num> <num>%")]
    [InlineData("worker-112 row tmp_-8839201745120398811", "worker-<num> row tmp_<num>")]
    [InlineData("proxy.example.cn:8080 open", "<host>:<num> open")]
    [InlineData("java.io.IOException: and/or read/write", "java.io.IOException: and/or read/write")]
    [InlineData("id=a1b2c3d4e5 user=root", "id=<hex> user=root")]
    [InlineData("instance i-0b5e7a91c2d34f601 token x9k3m2", "instance i-<hex> token <id>")]
    [InlineData("", "")]
    public void VariablePartsAreMaskedByTheirType(string line, string mask) => Assert.Equal(mask, Mask(line));

    [Fact]
    public void WhiteSpaceDoesNotMatter() => Assert.Equal(Mask("a 1 b"), Mask("  a \t 2  b\r\n"));

    [Fact]
    public void AnyTextHasAMask() => Prop.ForAll<string?>(text => Mask(text ?? "") is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void NumbersDoNotChangeAMask() =>
        Prop.ForAll<PositiveInt, PositiveInt>((a, b) => Mask($"worker took {a.Get} of {b.Get} items") == "worker took <num> of <num> items").QuickCheckThrowOnFailure();

    [Fact]
    public void TextMadeOfTheCharactersThatMasksLookForIsReadToItsEnd()
    {
        var alphabet = "0123456789abcdefxyz.:/-_@<>()=+,TZ \t\u00b5\ud83d".ToCharArray();
        var generator = Gen.Elements(alphabet).ArrayOf().Select(letters => new string(letters));
        Prop.ForAll(generator.ToArbitrary(), text => Mask(text) is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AHugeLineIsMaskedInBoundedSpace() => Assert.True(Mask(string.Concat(Enumerable.Repeat("word 12 ", 100_000))).Length < 10_000);
}
