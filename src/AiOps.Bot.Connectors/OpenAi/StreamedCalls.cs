using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Puts tool calls together that a stream brings in pieces: the id and the name come only with a call's first piece.</summary>
internal sealed class StreamedCalls
{
    private readonly SortedDictionary<int, Pieces> _calls = [];

    public void Add(StreamingChatToolCallUpdate piece)
    {
        if (!_calls.TryGetValue(piece.Index, out var pieces))
        {
            _calls[piece.Index] = pieces = new();
        }

        pieces.Id ??= piece.ToolCallId;
        pieces.Name ??= piece.FunctionName;
        pieces.Arguments.Append(piece.FunctionArgumentsUpdate?.ToString());
    }

    /// <summary>The whole calls, once.</summary>
    public IReadOnlyList<AIContent> Take()
    {
        AIContent[] calls = [.. _calls.Values.Select(p => OpenAiTools.Call(p.Id ?? "", p.Name ?? "", p.Arguments.ToString()))];
        _calls.Clear();
        return calls;
    }

    private sealed class Pieces
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
