namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>A change or a finding.</summary>
/// <param name="Kind">The call's name, or the kind of finding.</param>
/// <param name="Text">One line for people. Hostile where <paramref name="Tainted"/>.</param>
/// <param name="Actor">Who did it; null where nobody did.</param>
/// <param name="Source">Where it was read: a log group, or an incident with its evidence.</param>
public sealed record QueryItem(DateTimeOffset Time, string Kind, ResourceId Resource, string Text, string? Actor, string Source, bool Tainted);
