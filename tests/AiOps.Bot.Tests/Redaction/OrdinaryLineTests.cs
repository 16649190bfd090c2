using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Tests.Redaction;

public sealed class OrdinaryLineTests
{
    private const int Lines = 3_200;

    [Fact]
    public void OrdinaryLinesKeepTheirWords()
    {
        var (words, lost) = (0, new List<string>());
        foreach (var line in OrdinaryLines.Make(Lines, seed: 5))
        {
            var before = line.Split([' ', '\t', ',', '"'], StringSplitOptions.RemoveEmptyEntries);
            var after = new SecretRedactor().Redact(line).Split([' ', '\t', ',', '"'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
            words += before.Length;
            lost.AddRange(before.Where(w => !after.Contains(w)));
        }

        Assert.True(lost.Count <= words / 100, $"{lost.Count} of {words} words were lost: {string.Join("  ", lost.Take(40))}");
    }

    /// <summary>What logs are joined by stays to the letter.</summary>
    [Fact]
    public void IdentifiersSurvive()
    {
        var joined = OrdinaryLines.Make(Lines, seed: 6).SelectMany(l => System.Text.RegularExpressions.Regex.Matches(
            l, @"arn:aws:[^\s"",;]+|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}|eni-[0-9a-f]+|i-[0-9a-f]{17}|traceId=\w+|sha256:\w+|blk_-\d+|Root=[\w-]+|template E\d+").Select(m => (Line: l, Id: m.Value))).ToList();
        Assert.True(joined.Count > Lines / 2);
        Assert.Empty(joined.Where(j => !new SecretRedactor().Redact(j.Line).Contains(j.Id, StringComparison.Ordinal)).Select(j => j.Id).Distinct());
    }
}
