using System.Text;
using System.Text.RegularExpressions;
using AiOps.Bot.WebConsole;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class ConsoleAssetsTests
{
    [Fact]
    public void TheScriptStaysSmall() => Assert.InRange(Text("console.js").Split('\n').Length, 1, 150);

    [Fact]
    public void NothingIsLoadedFromElsewhere() =>
        Assert.All(["console.css", "console.js"], name => Assert.DoesNotMatch(new Regex("https?://|@import|url\\(|eval\\(|innerHTML"), Text(name)));

    [Fact]
    public void TheAddressChangesWithTheContent() => Assert.Matches("^/assets/console\\.css\\?v=[0-9a-f]{12}$", ConsoleAssets.AddressOf("console.css"));

    [Fact]
    public void AnUnknownNameIsNoAsset() => Assert.Null(ConsoleAssets.Find("../appsettings.json"));

    /// <summary>WCAG 2.2, success criterion 1.4.3: text against its ground at least 4.5 to 1, in both colour schemes.</summary>
    [Fact]
    public void TheColoursHaveContrastEnough()
    {
        foreach (var scheme in Schemes())
        {
            foreach (var ground in new[] { "ground", "panel", "sunk" })
            {
                foreach (var text in new[] { "text", "dim", "link", "critical", "high", "medium", "low", "info", "good" })
                {
                    AssertContrast(scheme, text, ground);
                }
            }

            AssertContrast(scheme, "on-accent", "accent");
            AssertContrast(scheme, "taint-text", "taint");
            AssertContrast(scheme, "text", "done");
            AssertContrast(scheme, "text", "refused");
        }
    }

    private static void AssertContrast(Dictionary<string, string> scheme, string text, string ground)
    {
        var (one, other) = (Luminance(scheme[text]), Luminance(scheme[ground]));
        var ratio = (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
        Assert.True(ratio >= 4.5, $"{text} on {ground}: {ratio:0.00}");
    }

    private static IEnumerable<Dictionary<string, string>> Schemes() => Regex.Matches(Text("console.css"), ":root \\{(?<body>[^}]*)\\}")
        .Select(m => Regex.Matches(m.Groups["body"].Value, "--(?<name>[a-z-]+): (?<value>#[0-9a-f]{6})").ToDictionary(v => v.Groups["name"].Value, v => v.Groups["value"].Value));

    private static double Luminance(string colour)
    {
        var parts = Convert.FromHexString(colour[1..]).Select(b => b / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static string Text(string name) => Encoding.UTF8.GetString(ConsoleAssets.Find(name)!.Content.Span);
}
