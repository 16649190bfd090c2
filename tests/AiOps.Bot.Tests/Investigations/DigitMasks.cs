using System.Text.RegularExpressions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Investigations;

/// <summary>Masks numbers and nothing else.</summary>
internal sealed partial class DigitMasks : ILogTemplates
{
    public string MaskOf(string message) => Digits().Replace(message, "<num>");

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Digits();
}
