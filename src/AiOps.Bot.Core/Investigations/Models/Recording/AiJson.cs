using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>How messages are spelt in files.</summary>
internal static class AiJson
{
    public static readonly JsonSerializerOptions Lines = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };
}
