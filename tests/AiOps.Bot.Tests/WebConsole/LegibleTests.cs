using System.Globalization;
using AiOps.Bot.WebConsole;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class LegibleTests
{
    [Theory]
    [InlineData("user\u202Etxt.exe", "user⟨U+202E⟩txt.exe")]
    [InlineData("zero\u200Bwidth", "zero⟨U+200B⟩width")]
    [InlineData("bell\a and esc\u001b[31m", "bell␇ and esc␛[31m")]
    [InlineData("two\nlines", "two␊lines")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("line\u2028separator", "line⟨U+2028⟩separator")]
    [InlineData("tag \U000E0041", "tag ⟨U+E0041⟩")]
    [InlineData("Grüße 東京 👍", "Grüße 東京 👍")]
    public void WhatIsInvisibleIsShownByName(string text, string shown) => Assert.Equal(shown, Legible.Of(text));

    [Fact]
    public void HalfACharacterIsReplaced() => Assert.Equal("half \uFFFD", Legible.Of("half \uD83D"));

    [Fact]
    public void APileOfMarksIsTakenApart() => Assert.Contains("⟨U+0301⟩", Legible.Of("a" + new string('\u0301', 20)), StringComparison.Ordinal);

    [Fact]
    public void LongTextIsCutWithACount() => Assert.Equal("aaaaa… (1,995 more characters)", Legible.Of(new string('a', 2_000), 5));

    [Fact]
    public void NothingIsNothing() => Assert.Equal("", Legible.Of(null));

    [Fact]
    public void NoTextKeepsAnInvisibleOrTurningCharacter() => Prop.ForAll<string>(text =>
        Legible.Of(text).EnumerateRunes().All(r => r.Value == '\t' || System.Text.Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format)))
        .QuickCheckThrowOnFailure();
}
