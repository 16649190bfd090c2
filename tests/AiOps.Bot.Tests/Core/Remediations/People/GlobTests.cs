using System.Text.RegularExpressions;
using AiOps.Bot.Core.Remediations;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Core.Remediations.People;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("payments-*", "payments-api", true)]
    [InlineData("payments-*", "payments", false)]
    [InlineData("*-staging", "db-staging", true)]
    [InlineData("*-staging", "db-staging-2", false)]
    [InlineData("a*b*c", "a--b--b--c", true)]
    [InlineData("a*b*c", "a--c--b", false)]
    [InlineData("i-?", "i-1", true)]
    [InlineData("i-?", "i-12", false)]
    [InlineData("sg.1", "sgx1", false)]
    [InlineData("(a+)+$", "aaaa", false)]
    [InlineData("SG-1", "sg-1", false)]
    public void OnlyStarsAndQuestionMarksAreSpecial(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.Matches(pattern, text));

    [Fact]
    public void CaseCountsUnlessToldOtherwise() => Assert.True(Glob.Matches("KMS:*", "kms:DisableKey", ignoreCase: true));

    [Fact]
    public void ItAgreesWithARegularExpressionOnAnything() => Prop.ForAll<byte[], byte[]>((one, other) =>
    {
        var (pattern, text) = (Word(one, "ab*?"), Word(other, "ab"));
        var expected = Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$");
        return Glob.Matches(pattern, text) == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AHostileTextTakesNoTime() => Assert.False(Glob.Matches(string.Concat(Enumerable.Repeat("a*", 100)) + "b", new string('a', 10_000)));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("[ab]")]
    [InlineData("{a,b}")]
    [InlineData("^a$|b")]
    [InlineData("a\\.b")]
    public void WhatIsNoPatternIsSaid(string pattern) => Assert.NotNull(Glob.FaultOf(pattern));

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:rds:*:*:db:payments-?")]
    [InlineData("prod/kms:*")]
    public void APatternHasNoFault(string pattern) => Assert.Null(Glob.FaultOf(pattern));

    private static string Word(byte[] bytes, string letters) => new([.. bytes.Take(8).Select(b => letters[b % letters.Length])]);
}
