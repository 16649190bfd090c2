using System.Text;
using AiOps.Bot.Storage.Sql;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Storage;

public sealed class StorableTextTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    [Fact]
    public void WhateverItMakesCanBeStored()
    {
        var units = Gen.Elements('a', '\0', '\uD83D', '\uDE00', 'é', '\uFFFF');
        Prop.ForAll(Arb.From(Gen.ArrayOf(units)), chars =>
        {
            var text = StorableText.Of(new string(chars));
            return !text.Contains('\0', StringComparison.Ordinal) && Strict.GetString(Strict.GetBytes(text)) == text && StorableText.Of(text) == text;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void GoodTextIsLeftAlone()
    {
        var text = "naïve \U0001F600";
        Assert.Same(StorableText.Of("plain"), StorableText.Of("plain"));
        Assert.Equal(text, StorableText.Of(text));
    }
}
