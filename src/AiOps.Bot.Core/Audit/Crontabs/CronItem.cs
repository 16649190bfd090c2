namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One item of a field's list: a value, a range or a star, with a step.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsStar">Written <c>*</c>.</param>
/// <param name="IsSingle">Written as one value; with a step, daemons disagree about it.</param>
public sealed record CronItem(string Text, int From, int To, int Step, bool IsStar, bool IsSingle)
{
    public bool HasStep => Text.Contains('/', StringComparison.Ordinal);
}
