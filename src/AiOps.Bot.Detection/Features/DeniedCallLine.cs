using System.Buffers;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Features;

/// <summary>Reads calls refused for want of a permission, from CloudTrail records and from AWS's error text in any program's log.</summary>
internal static class DeniedCallLine
{
    private const string NotAuthorized = "is not authorized to perform: ";
    private const int MaxName = 512;
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\",;)");

    public static DeniedCall? ReadRecord(string json)
    {
        if (CloudTrailRecord.Read(json) is not { EventName.Length: > 0 } record || !IsDenied(record.ErrorCode))
        {
            return null;
        }

        var service = record.EventSource.Split('.', 2)[0];
        var said = PermissionIn(record.ErrorMessage);
        return new(LineShape.WithoutSession(record.Principal), said.Length > 0 ? said : $"{service}:{record.EventName}");
    }

    public static DeniedCall? ReadText(string line)
    {
        var permission = PermissionIn(line);
        return permission.Length == 0 ? null : new(LineShape.WithoutSession(PrincipalIn(line)), permission);
    }

    private static bool IsDenied(string code) =>
        code.Contains("AccessDenied", StringComparison.Ordinal) || code.Contains("UnauthorizedOperation", StringComparison.Ordinal);

    private static string PermissionIn(string text)
    {
        var at = text.IndexOf(NotAuthorized, StringComparison.Ordinal);
        if (at < 0)
        {
            return "";
        }

        var rest = text.AsSpan(at + NotAuthorized.Length);
        var end = rest.IndexOfAny(WordEnds);
        var word = (end < 0 ? rest : rest[..end]).TrimEnd('.');
        return word.Contains(':') && word.Length <= MaxName ? word.ToString() : "";
    }

    private static string PrincipalIn(string line)
    {
        var before = line.AsSpan(0, line.IndexOf(NotAuthorized, StringComparison.Ordinal)).TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return word.Length is 0 or > MaxName ? "unknown" : word.ToString();
    }
}
