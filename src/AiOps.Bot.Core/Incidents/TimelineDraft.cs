namespace AiOps.Bot.Core.Incidents;

/// <summary>What a change wants on the timeline; the store gives it its place and its hash.</summary>
/// <param name="Incident">Null for what belongs to no incident.</param>
/// <param name="Actor">A person's name, or <c>aiops</c>.</param>
/// <param name="Verb">What was done, from <see cref="TimelineVerbs"/>.</param>
/// <param name="Detail">One sentence for people.</param>
public sealed record TimelineDraft(IncidentId? Incident, DateTimeOffset Time, string Actor, string Verb, string Detail);
