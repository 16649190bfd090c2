using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Redaction;

public sealed class HostileRedactionTests
{
    private static readonly IReadOnlyList<PlantedSecret> Planted = SecretCorpus.Make(60, seed: 3);

    public static TheoryData<string> Repeated => ["password=", "a:", "%25", "\\u005c", "&amp;", "AKIA", "-----BEGIN PRIVATE KEY-----", "https://a:", "=3D", "aGVsbG8g", "\u200b", "\r\nx", "eyJhbGciOiJ.", "4111 ", "x@", "\"name\":\""];

    /// <summary>Twice the text takes about twice the work: measured in the time of long texts, with much room for a busy machine.</summary>
    [Theory]
    [MemberData(nameof(Repeated))]
    public void TimeIsLinearInTheText(string part)
    {
        var (small, large) = (Measure(part, 100_000), Measure(part, 800_000));
        Assert.True(large < (small * 40) + TimeSpan.FromSeconds(2), $"100,000 characters took {small}, 800,000 took {large}");
    }

    private static TimeSpan Measure(string part, int length)
    {
        var text = string.Concat(Enumerable.Repeat(part, length / part.Length));
        var watch = Stopwatch.StartNew();
        new SecretRedactor().Redact(text);
        return watch.Elapsed;
    }

    [Fact]
    public void WhatUnpacksToMoreThanIsSearchedIsWithheldOrReplaced()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize))
        {
            for (var i = 0; i < 300; i++)
            {
                gzip.Write(Encoding.ASCII.GetBytes(new string('a', 100_000) + " password=" + Planted[0].Value + "\n"));
            }
        }

        var packed = Convert.ToBase64String(bomb.ToArray());
        Assert.DoesNotContain(packed, new SecretRedactor().Redact($"dump {packed} end"), StringComparison.Ordinal);
    }

    [Fact]
    public void NoInputMakesItThrow() => Prop.ForAll<string>(text => new SecretRedactor().Redact(text ?? "") is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void LoneSurrogatesAndControlCharactersHideNothing() =>
        Assert.DoesNotContain("hunter2x", new SecretRedactor().Redact("\ud800 pass\0word=hun\u0007ter2x \udc00"), StringComparison.Ordinal);

    /// <summary>Wherever the chunks of a stream end, no secret leaves, and all else does.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    [InlineData(4_096)]
    [InlineData(70_000)]
    public void ASecretAcrossChunksIsFound(int chunk)
    {
        var text = string.Join('\n', Planted.Select(p => p.Phrase + " " + string.Join(' ', Enumerable.Repeat("ordinary words", 60))));
        var (stream, redacted) = (new RedactionStream(new()), new StringBuilder());
        for (var i = 0; i < text.Length; i += chunk)
        {
            redacted.Append(stream.Write(text.Substring(i, Math.Min(chunk, text.Length - i))));
        }

        var whole = redacted.Append(stream.End()).ToString();
        Assert.Empty(Planted.Where(p => whole.Contains(p.Value, StringComparison.Ordinal)).Select(p => p.Kind));
        Assert.Equal(60 * Planted.Count, whole.Split("ordinary words").Length - 1);
    }

    /// <summary>Also in one text that is longer than is searched at once.</summary>
    [Fact]
    public void ASecretAcrossThePartsOfALongTextIsFound()
    {
        var random = new Random(11);
        for (var i = 0; i < 20; i++)
        {
            var secret = Planted[random.Next(Planted.Count)];
            var text = new string('.', SecretRedactor.PartLength - random.Next(secret.Phrase.Length)) + " " + secret.Phrase + " " + new string('.', SecretRedactor.PartLength);
            var redacted = new SecretRedactor().Redact(text);
            Assert.DoesNotContain(secret.Value, redacted, StringComparison.Ordinal);
            Assert.Contains("[secret:", redacted, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ASecretThatGoesOnInTheNextLineIsReplacedInBoth()
    {
        var lines = new SecretRedactor().RedactLines(["start", "password=abc12", "34xyz", "2026-01-01 next", "user: app"]);
        Assert.Equal(["start", "password=[secret:password:1]", "[secret:password:1]", "2026-01-01 next", "user: app"], lines);
    }

    [Fact]
    public void TheShapeOfADocumentStays()
    {
        var redacted = new SecretRedactor().Redact("kind: Secret\r\nstringData:\r\n  password: |\r\n    first1\r\n    second2\r\n  user: app\r\n");
        Assert.Equal("kind: Secret\r\nstringData:\r\n  password: |\r\n    [secret:password:1]\r\n  user: app\r\n", redacted);
    }

    /// <summary>Also across encodings and sources.</summary>
    [Fact]
    public void OfOneIncidentTheSameSecretHasTheSamePlaceholder()
    {
        var redactor = new Redactions();
        var incident = new IncidentId("inc-1");
        Assert.Equal("password=[secret:password:1]", redactor.Of(incident).Redact("password=Tr0ub4dor"));
        Assert.Equal("pwd: [secret:password:2] and PASSWORD=[secret:password:1]", redactor.Of(incident).Redact("pwd: Other123 and PASSWORD=Tr0ub4dor"));
        Assert.Equal("seen [secret:password:1] here", redactor.Of(incident).Redact($"seen {Convert.ToBase64String(Encoding.ASCII.GetBytes("x password=Tr0ub4dor"))} here"));
        Assert.Equal("password=[secret:password:1]", redactor.Of(new("inc-2")).Redact("password=Other123"));
    }
}
