namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// The one way that text takes before it leaves the process for a model, an embedding, a vector payload, a trace, a timeline or a chat platform. Secrets are
/// replaced by typed placeholders such as <c>[secret:password:1]</c>. Never throws and never lets text through that could not be searched: it is withheld instead.
/// Redacting twice changes nothing more. Thread-safe.
/// </summary>
public interface IRedactor
{
    /// <summary>Redacts text that nobody will read, such as what is embedded: placeholders are numbered within the text, and nothing of it can be looked up.</summary>
    string Redact(string text);

    /// <summary>The redactor of one incident: whatever the source, the same secret gets the same placeholder.</summary>
    SecretRedactor Of(IncidentId incident);

    /// <summary>The redactor of what belongs to no incident.</summary>
    SecretRedactor Unbound { get; }

    /// <summary>The redactor of an incident, or of none.</summary>
    SecretRedactor Of(IncidentId? incident) => incident is { } one ? Of(one) : Unbound;
}
