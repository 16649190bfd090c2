using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Tests.Redaction;

/// <summary>500 planted secrets in every encoding.</summary>
public sealed class SecretCorpusTests
{
    private const int Secrets = 500;

    public static TheoryData<string> Ways => [.. Encodings.All.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void NoneLeaves(string way)
    {
        var left = SecretCorpus.Make(Secrets, seed: 41).Select(s => (Secret: s, Written: Encodings.All[way](s)))
            .Select(p => (p.Secret, p.Written, Redacted: new SecretRedactor().Redact($"2026-01-02 03:04:05 ERROR worker-3 {p.Written.Text} (attempt 2)")))
            .Where(p => p.Redacted.Contains(p.Written.Core, StringComparison.Ordinal) || p.Redacted.Contains(p.Secret.Value, StringComparison.Ordinal) || !p.Redacted.Contains("[secret:", StringComparison.Ordinal))
            .ToList();
        Assert.True(left.Count == 0, $"{left.Count} of {Secrets} left as {way}: {string.Join("\n", left.DistinctBy(l => l.Secret.Kind).Select(l => $"{l.Secret.Kind}: {l.Written.Text} -> {l.Redacted}"))}");
    }

    [Fact]
    public void ThereAreEnoughWays() => Assert.True(Encodings.All.Count >= 12);
}
