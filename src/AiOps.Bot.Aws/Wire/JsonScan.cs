using System.Text.Json;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Reads what is wanted of an object, token by token.</summary>
/// <param name="reader">Behind the start of the object; at its end afterwards.</param>
internal delegate T JsonScan<out T>(ref Utf8JsonReader reader);
