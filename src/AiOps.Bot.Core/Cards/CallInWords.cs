using System.Text;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>A planned call as an approver reads it: every parameter, packed text unpacked. The digest covers the call as it will be made.</summary>
internal static class CallInWords
{
    private const int MaxLength = 600;
    private const string Packed = "Base64";

    public static string Of(PlannedCall call)
    {
        var parameters = string.Join(' ', call.Parameters.Select(p => Parameter(p.Key, p.Value)));
        return CardLimits.Cut($"{call.Service} {call.Operation} {parameters}".TrimEnd(), MaxLength);
    }

    /// <summary>Nobody can judge what is packed, and a secret inside it could not be seen and taken out.</summary>
    private static string Parameter(string name, string value) =>
        name.EndsWith(Packed, StringComparison.Ordinal) && Unpack(value) is { } text ? $"{name[..^Packed.Length]}=\"{text}\" (sent as base64)" : $"{name}={value}";

    private static string? Unpack(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text;
    }
}
