using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiOps.Bot.Storage.Sql;

/// <summary>Writes an id type as its text.</summary>
internal sealed class TextIdConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
