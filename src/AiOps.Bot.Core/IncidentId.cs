namespace AiOps.Bot.Core;

/// <summary>Identifies an incident; short enough to be read out on the phone, for example <c>inc-7f3k2m9x</c>.</summary>
public readonly record struct IncidentId(string Value)
{
    public override string ToString() => Value;
}
