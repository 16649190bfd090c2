using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Redaction;

/// <summary>With the installation's key placeholders stay what they are.</summary>
public sealed class KeyedPlaceholderTests
{
    private static readonly IncidentId One = new("inc-1");
    private const string Text = "password=Tr0ub4dor from ana@example.org";

    private static IReadOnlyList<KeptIdentity> Collected(string text, params string[] hidden)
    {
        var ledger = Some.Ledger();
        Some.Redactor(ledger, hidden: hidden).Of(One).Redact(text);
        return ledger.Take(100);
    }

    private static IEnumerable<string> Values(IEnumerable<KeptIdentity> kept) => kept.Select(k => Some.Key().Open(k.Placeholder, k.Sealed.Span)!);

    [Fact]
    public void ARestartChangesNoName() => Assert.Equal(Some.Redactor().Of(One).Redact(Text), Some.Redactor().Of(One).Redact(Text));

    [Fact]
    public void WhatCameBeforeChangesNoName()
    {
        var redactor = Some.Redactor();
        redactor.Of(One).Redact("password=Another1 from ben@example.org");
        Assert.Equal(Some.Redactor().Of(One).Redact(Text), redactor.Of(One).Redact(Text));
    }

    [Fact]
    public void AnotherIncidentAndAnotherInstallationHaveOtherNames()
    {
        string[] names = [Some.Redactor().Of(One).Redact(Text), Some.Redactor().Of(new IncidentId("inc-2")).Redact(Text), Some.Redactor().Unbound.Redact(Text), Some.Redactor(key: 8).Of(One).Redact(Text)];
        Assert.Equal(4, names.Distinct().Count());
    }

    [Fact]
    public void TheSameValueHasTheSameNameInWhateverEncodingAndSource()
    {
        var redactor = Some.Redactor().Of(One);
        var plain = Placeholders.In(redactor.Redact("mail to ana@example.org")).Single();
        Assert.Equal(plain, Placeholders.In(redactor.Redact("{\"user\":\"ana@example.org\"}")).Single());
        Assert.Equal(plain, Placeholders.In(redactor.Redact("seen " + Convert.ToBase64String(Encoding.ASCII.GetBytes("mail to ana@example.org now")))).Single());
        Assert.Equal(plain, Placeholders.In(redactor.Redact("mail to ana%40example.org")).Single());
    }

    [Fact]
    public void RedactingTwiceChangesNothingMore()
    {
        var redactor = Some.Redactor(hidden: ["ip", "account", "user"]).Of(One);
        Prop.ForAll<string>(text =>
        {
            var once = redactor.Redact((text ?? "") + " password=abc123xyz user=ana from 203.0.113.7 mail ana@example.org");
            return redactor.Redact(once) == once;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void NamesAreShortAndWithoutTheValue()
    {
        Prop.ForAll<string>(text => Some.Key().NameOf(One, "email", text ?? "") is { Length: <= 26 } name && Placeholders.Is(name)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("mail to ana@example.org bounced")]
    [InlineData("{\"email\":\"ana@example.org\"}")]
    [InlineData("{\"user\": \"ana@example.org\"}")]
    [InlineData("user=ana@example.org logged in")]
    [InlineData("<ana@example.org>")]
    [InlineData("mailto:ana@example.org")]
    public void APersonIsKept(string text) => Assert.Equal(["ana@example.org"], Values(Collected(text)));

    /// <summary>What may be a credential is replaced and not kept, though it has the form of an address.</summary>
    [Theory]
    [InlineData("password=ana@example.org")]
    [InlineData("\"password\": \"ana@example.org\"")]
    [InlineData("pw: hunter2@db.example.com")]
    [InlineData("pw=hunter2@db.example.com")]
    [InlineData("connect user:hunter2@db.example.com")]
    [InlineData("connect app:hunter2@db.example.com")]
    [InlineData("postgres://app:hunter2@db.example.com/orders")]
    [InlineData("https://ghp_0123456789abcdefABCDEF0123456789abcd@github.com/acme")]
    [InlineData("token AKIAIOSFODNN7EXAMPLE@example.com")]
    [InlineData("card 4111111111111111 declined")]
    public void ACredentialIsReplacedAndNeverKept(string text)
    {
        Assert.Empty(Collected(text, "ip", "account", "user"));
        Assert.Contains("[secret:", Some.Redactor().Of(One).Redact(text), StringComparison.Ordinal);
    }

    /// <summary>In every encoding, among all kinds: what is kept has nothing of a planted secret.</summary>
    [Fact]
    public void OfTheCorpusOnlyPeopleAreKept()
    {
        var ledger = Some.Ledger();
        var redactor = Some.Redactor(ledger, hidden: ["ip", "account", "user"]).Of(One);
        var planted = SecretCorpus.Make(120, seed: 77);
        foreach (var (secret, write) in planted.SelectMany(s => Encodings.All.Values.Select(w => (s, w))))
        {
            redactor.Redact($"2026-01-02 03:04:05 ERROR worker-3 {write(secret).Text} (attempt 2)");
        }

        var kept = Values(ledger.Take(100_000)).ToList();
        Assert.NotEmpty(kept);
        Assert.Empty(kept.SelectMany(k => planted.Where(p => p.Kind != "email" && (k.Contains(p.Value, StringComparison.Ordinal) || p.Value.Contains(k, StringComparison.Ordinal))).Select(p => $"{k} of {p.Kind} {p.Phrase}")));
    }

    [Theory]
    [InlineData("ip", "Failed password for root from 203.0.113.77 port 22", "203.0.113.77")]
    [InlineData("ip", "from 2001:db8::17 at once", "2001:db8::17")]
    [InlineData("account", "arn:aws:iam::111122223333:role/app failed", "111122223333")]
    [InlineData("account", "\"recipientAccountId\":\"111122223333\"", "111122223333")]
    [InlineData("user", "{\"userName\":\"jonas\"}", "jonas")]
    [InlineData("user", "Failed password for invalid user deploy from there", "deploy")]
    public void HostsAccountsAndUsersAreReplacedWhereAnInstallationHidesThem(string kind, string text, string value)
    {
        Assert.Equal(text, Some.Redactor().Of(One).Redact(text));
        Assert.DoesNotContain(value, Some.Redactor(hidden: kind).Of(One).Redact(text), StringComparison.Ordinal);
        Assert.Contains(value, Values(Collected(text, kind)));
    }

    [Theory]
    [InlineData("listening on 127.0.0.1:80 and 0.0.0.0/0")]
    [InlineData("at 03:12:09 it stopped, version 10.2")]
    public void WhatIsNobodysAddressStays(string text) => Assert.Equal(text, Some.Redactor(hidden: "ip").Of(One).Redact(text));

    [Fact]
    public void CredentialsAloneCanBeReplacedForApprovers() => Assert.Matches(
        @"^password=\[secret:password:\d+\] to 203\.0\.113\.7 by ana@example\.org$", Some.Redactor(hidden: "ip").Of(One).RedactCredentials("password=Tr0ub4dor to 203.0.113.7 by ana@example.org"));

    [Fact]
    public void WhatIsKeptIsSealedToItsPlaceholderAndKey()
    {
        var kept = Assert.Single(Collected(Text));
        Assert.Equal("email", kept.Kind);
        Assert.DoesNotContain("ana", Encoding.UTF8.GetString(kept.Sealed.Span), StringComparison.Ordinal);
        Assert.Equal("ana@example.org", Some.Key().Open(kept.Placeholder, kept.Sealed.Span));
        Assert.Null(Some.Key(8).Open(kept.Placeholder, kept.Sealed.Span));
        Assert.Null(Some.Key().Open("[secret:email:1]", kept.Sealed.Span));
        Assert.Null(Some.Key().Open(kept.Placeholder, kept.Sealed.Span[..20]));
    }

    [Fact]
    public void AShortKeyIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PlaceholderKey(new byte[31]));

    [Fact]
    public void TheLedgerIsBoundedAndTakesEachOnce()
    {
        var ledger = Some.Ledger();
        var redactor = Some.Redactor(ledger).Of(One);
        for (var i = 0; i < 30_000; i++)
        {
            redactor.Redact($"mail to user{i % 20_000}@example.org");
        }

        Assert.InRange(ledger.Take(int.MaxValue).Count, 1, 10_000);
        redactor.Redact("mail to once@example.org");
        redactor.Redact("mail to once@example.org");
        Assert.Single(ledger.Take(10));
    }
}
