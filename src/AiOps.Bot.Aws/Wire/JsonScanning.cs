using System.Text.Json;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Reads members of AWS's JSON token by token, as <see cref="JsonReading"/> reads them of a document: what is of another kind counts as missing.</summary>
internal static class JsonScanning
{
    /// <summary>Goes to the next member of the object: the reader stands at its value afterwards. False at the end of the object.</summary>
    /// <param name="name">Empty where it is no text.</param>
    public static bool ToMember(this ref Utf8JsonReader reader, out string name)
    {
        name = "";
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        name = Spelt(ref reader);
        return reader.Read();
    }

    /// <summary>The text that the reader stands at; null where it is none, and what is there is passed over.</summary>
    public static string? Text(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Spelt(ref reader);
        }

        reader.Skip();
        return null;
    }

    public static long? Integer(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
        {
            return number;
        }

        reader.Skip();
        return null;
    }

    /// <summary>Every object of the array that the reader stands at; what is something else is passed over.</summary>
    public static List<T> Objects<T>(this ref Utf8JsonReader reader, JsonScan<T> read)
    {
        var items = new List<T>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                items.Add(read(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return items;
    }

    /// <summary>The text; where it holds half a surrogate pair, as it is escaped in the JSON.</summary>
    private static string Spelt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
