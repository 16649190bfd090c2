using System.Text.Json;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Reads what the command documents print: one JSON object.</summary>
internal static class CrontabAnswer
{
    /// <exception cref="AwsException">The document printed something else.</exception>
    public static string Sha256(string output) =>
        Parse(output)?.Text("sha256") is { } sha && ParameterPatterns.Sha256.IsMatch(sha)
            ? sha
            : throw new AwsException("ssm:GetCommandInvocation", "UnreadableResponse", "the command gave no digest of the new file");

    /// <summary>How the job went, in words.</summary>
    public static string Outcome(string output, int longest)
    {
        if (Parse(output) is not { } answer || answer.Integer("exitCode") is not { } code)
        {
            return "its job was run, with an outcome that cannot be read";
        }

        var tail = (answer.Text("outputTail") ?? "").Trim();
        var words = tail.Length == 0 ? "" : $", saying: {(tail.Length <= longest ? tail : tail[^longest..])}";
        return $"its job was run once and ended with exit code {code}{words}";
    }

    private static JsonElement? Parse(string output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
