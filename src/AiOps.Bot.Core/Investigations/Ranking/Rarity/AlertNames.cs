using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>Reads an alert's name. A name is opaque but for two habits: it may contain the entity's own name, and that of a call ends with the outcome.</summary>
internal static class AlertNames
{
    private const string Self = "<self>";
    private static readonly string[] CallKinds = ["trace", "span", "call", "edge"];

    /// <summary>An alert about a call: it names a caller, or its kind says so.</summary>
    public static bool IsCall(RaisedAlert alert) => alert.Caller.Length > 0 || CallKinds.Any(k => alert.Kind.StartsWith(k, StringComparison.OrdinalIgnoreCase));

    /// <summary>About an operation inside the entity or made by it, not one that another asked of it.</summary>
    public static bool IsInside(RaisedAlert alert) => alert.Caller == alert.Entity;

    /// <summary>Templates are often numbered by the instance that wrote them; what they mean is the same elsewhere.</summary>
    public static string WithoutEntity(RaisedAlert alert)
    {
        var at = alert.Name.IndexOf(alert.Entity, StringComparison.Ordinal);
        var end = at + alert.Entity.Length;
        var isWord = at >= 0 && alert.Entity.Length > 0 && IsBorder(alert.Name, at - 1) && IsBorder(alert.Name, end);
        return isWord ? string.Concat(alert.Name.AsSpan(0, at), Self, alert.Name.AsSpan(end)) : alert.Name;
    }

    /// <summary>"GET /orders 500" → "500".</summary>
    public static string OutcomeOf(RaisedAlert alert) => alert.Name[(alert.Name.LastIndexOf(' ') + 1)..];

    /// <summary>"GET /orders 500" → "GET /orders".</summary>
    public static string OperationOf(RaisedAlert alert) => alert.Name.LastIndexOf(' ') is > 0 and var space ? alert.Name[..space] : alert.Name;

    private static bool IsBorder(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);
}
