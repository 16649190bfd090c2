using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>Shifts of control flow in words.</summary>
internal sealed class FlowWords(IncidentBundle bundle, FlowPlaces places)
{
    private const int LongestExample = 120;

    public string InWords(FlowShift shift)
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{shift.Before.Count} of {shift.Before.Of} before, {shift.Now.Count} of {shift.Now.Of} now");
        var (from, to) = (NameOf(shift.From), NameOf(shift.To));
        return shift.Kind switch
        {
            FlowShiftKind.Appeared => $"after {from} now comes {to} ({numbers})",
            FlowShiftKind.More => $"after {from} more often comes {to} ({numbers})",
            FlowShiftKind.Vanished => $"after {from} no longer comes {to} ({numbers})",
            _ => $"after {from} less often comes {to} ({numbers})",
        };
    }

    /// <summary>The place as the line names it in the source, else the line itself; an operation with the word begin or end.</summary>
    public string NameOf(int place)
    {
        var (kind, _, number) = places[place];
        return kind switch
        {
            FlowPlaceKind.Statement => StatementName(bundle.Statements[number]),
            FlowPlaceKind.Begin => $"{OperationName(number)} start",
            _ => $"{OperationName(number)} end",
        };
    }

    private string OperationName(int operation) => operation < bundle.Operations.Count && bundle.Operations[operation] is { Length: > 0 } name ? name : "the operation's";

    private static string StatementName(Statement statement)
    {
        var location = CodeLocation.Find(statement.Example);
        var example = statement.Example.Length > LongestExample ? statement.Example[..LongestExample] + "…" : statement.Example;
        return location.IsEmpty ? $"\"{example}\"" : location.ToString();
    }
}
