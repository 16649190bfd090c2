using AiOps.Bot.Core.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Redaction;

public sealed class SecretRedactorTests
{
    // Parts are joined at run time so that no scanner takes this file for a leak.
    private static readonly string KeyId = "AKIA" + "IOSFODNN7EXAMPLE";
    private static readonly string SecretKey = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";
    private static readonly string Jwt = "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";

    public static TheoryData<string, string> Leaks => new()
    {
        { $"assumed with key {KeyId} at", KeyId },
        { $"aws_secret_access_key = {SecretKey}", SecretKey },
        { "task-7 and desk-8 call with sk-Zm9vYmFyYmF6cXV4MTIz now", "sk-Zm9vYmFyYmF6cXV4MTIz" },
        { $"found {SecretKey} in the environment", SecretKey },
        { $"Authorization: Bearer {Jwt}", Jwt },
        { "connecting to postgres://app:hunter2secret@db.local:5432/orders", "hunter2secret" },
        { "Server=db;User Id=sa;Password=Sommer2026!;Encrypt=true", "Sommer2026!" },
        { "{\"password\": \"pa55word!\"}", "pa55word!" },
        { "{\\\"client_secret\\\":\\\"abcd1234efgh\\\"}", "abcd1234efgh" },
        { "https://x.example/cb?access_token=abc123def456&y=1", "abc123def456" },
        { "posting with xoxb-" + "1234567890-abcdefghijkl", "1234567890-abcdefghijkl" },
        { "clone with ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz0123456789" },
        { "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\nxyz\n-----END RSA PRIVATE KEY-----", "MIIEowIBAAKCAQEA" },
        { "-----BEGIN PRIVATE KEY----- MIIEowIBAAKCAQEAcutoff", "MIIEowIBAAKCAQEAcutoff" },
        { "card 4111 1111 1111 1111 declined", "4111 1111 1111 1111" },
        { "mail to ana.lopez@example.org bounced", "ana.lopez@example.org" },
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public void SecretsAreTakenOut(string text, string secret)
    {
        var redacted = new SecretRedactor().Redact(text);
        Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal);
        Assert.Contains("[secret:", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sep  6 13:07:09 ip-10-20-1-15 rds-log-export[21877]: exported error/postgresql.log.2026-09-06-12 to s3://acme-db-logs/orders-db/ (184213 bytes)")]
    [InlineData("User: arn:aws:sts::111122223333:assumed-role/ops-host/i-0b5e7a91c2d34f601 is not authorized to perform: rds:DownloadDBLogFilePortion")]
    [InlineData("Failed password for invalid user deploy from 203.0.113.77 port 40112 ssh2")]
    [InlineData("sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 of sg-07f3a2b1c0d9e8f76")]
    [InlineData("7 * * * * dbops /opt/dbops/exprot-rds-logs.sh --instance orders-db --bucket acme-db-logs >/dev/null 2>&1")]
    [InlineData("UpdateFunctionCode20150331v2 by github-actions on checkout, then AWSReservedSSO2PowerUserAccess signed in")]
    [InlineData("RequestId: 6bf9c2a4-0c1e-4f2b-9d3a-1b2c3d4e5f60 Duration: 12.3 ms")]
    public void WhatAnEngineerNeedsStays(string text) => Assert.Equal(text, new SecretRedactor().Redact(text));

    [Fact]
    public void TheSameSecretHasTheSamePlaceholderAndAnotherOneAnother()
    {
        var redactor = new SecretRedactor();
        Assert.Equal("password=[secret:password:1] token", redactor.Redact("password=first token"));
        Assert.Equal("pwd=[secret:password:2], password=[secret:password:1]", redactor.Redact("pwd=second, password=first"));
    }

    [Fact]
    public void AKeyWithoutAnyNameBesideItIsTakenOut()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var key = "a1B" + new string(random.GetItems<char>(Alphabet, 37));
            Assert.Equal("found [secret:unknown:1] here", new SecretRedactor().Redact($"found {key} here"));
        }
    }

    [Fact]
    public void RedactingTwiceChangesNothingMore()
    {
        var redactor = new SecretRedactor();
        Prop.ForAll<string>(text =>
        {
            var once = redactor.Redact((text ?? "") + " password=abc123xyz");
            return redactor.Redact(once) == once;
        }).QuickCheckThrowOnFailure();
    }
}
