namespace AiOps.Bot.Core.Investigations;

/// <summary>Puts an investigation into words. It explains; it never decides.</summary>
public interface INarrator
{
    /// <returns>Null where no model is configured, it failed, or nothing of what it said holds: the deterministic card stands by itself.</returns>
    Task<Narrative?> NarrateAsync(Investigation investigation, Incidents.Incident incident, CancellationToken cancellationToken);
}
