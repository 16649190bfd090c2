namespace AiOps.Bot.Core.Redaction;

/// <summary>The value of a placeholder, kept for those who may see it. Only people, hosts and accounts are kept; a credential never is.</summary>
/// <param name="Placeholder">For example <c>[secret:email:4821390712]</c>.</param>
/// <param name="Kind">For example <c>email</c>.</param>
/// <param name="Incident">Where it was seen; null = outside of all incidents.</param>
/// <param name="Sealed">The value under the installation's key: who has the database alone cannot read it.</param>
/// <param name="SeenAt">When it was seen last; it is forgotten some time after.</param>
public sealed record KeptIdentity(string Placeholder, string Kind, IncidentId? Incident, ReadOnlyMemory<byte> Sealed, DateTimeOffset SeenAt);
