using System.Text;
using System.Text.Json;
using AiOps.Bot.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Scoring;

public sealed class UnicodeJsonTests
{
    [Theory]
    [InlineData("""{"a":"\uD83D\uDE00 \u0041","b":["\u00e9"]}""", true)]
    [InlineData("""{"a":"\uD83D"}""", false)]
    [InlineData("""{"\uDE00":1}""", false)]
    [InlineData("""["\uD83D\u0041"]""", false)]
    [InlineData("""["\u00zz""", true)]
    public void HalvesOfSurrogatesAreFound(string json, bool isWhole) => Assert.Equal(isWhole, UnicodeJson.Is(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void BytesThatAreNoTextAreFound() => Assert.False(UnicodeJson.Is([(byte)'"', 0xC3, (byte)'"']));

    [Fact]
    public void WhatPassesCanBeRead() => Prop.ForAll<byte[]>(bytes =>
    {
        byte[] json = [(byte)'"', .. bytes.Where(b => b != '"' && b != '\\' && b >= ' '), (byte)'"'];
        return !UnicodeJson.Is(json) || JsonElement.Parse(json).GetString() is not null;
    }).QuickCheckThrowOnFailure();
}
