using System.Text.Json;
using System.Text.Json.Serialization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Storage.Sql;

/// <summary>
/// Records as stored documents. The document is the truth; columns beside it are for finding it. Reading ignores unknown properties and gives missing ones
/// their defaults, so that a record may gain properties without a migration.
/// </summary>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters =
        {
            new JsonStringEnumConverter(),
            new OrdinalDictionaryConverter(),
            new TextIdConverter<AlertId>(id => id.Value, text => new(text)),
            new TextIdConverter<EvidenceId>(id => id.Value, text => new(text)),
            new TextIdConverter<Fingerprint>(id => id.Value, text => new(text)),
            new TextIdConverter<IncidentId>(id => id.Value, text => new(text)),
            new TextIdConverter<RemediationId>(id => id.Value, text => new(text)),
            new TextIdConverter<ResourceId>(id => id.Value, text => new(text)),
        },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="StorageException">The document is damaged.</exception>
    public static T Read<T>(string document)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(document, Options) ?? throw Damaged<T>(null);
        }
        catch (JsonException fault)
        {
            throw Damaged<T>(fault);
        }
    }

    private static StorageException Damaged<T>(Exception? fault) =>
        new($"A stored {typeof(T).Name} cannot be read: its document is damaged or of a newer program. Restore the database from a backup, or update the program.", fault);
}
