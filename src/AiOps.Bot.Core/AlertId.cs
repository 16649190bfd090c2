namespace AiOps.Bot.Core;

/// <summary>Identifies one alert, over all its repeats.</summary>
public readonly record struct AlertId(string Value)
{
    public override string ToString() => Value;
}
