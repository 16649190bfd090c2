using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>Recorded answers by the digest of their request. The last recording of a request counts. Thread-safe.</summary>
public sealed class ModelRecording
{
    private readonly Dictionary<string, RecordedAnswer> _answers;
    private readonly Lock _lock = new();
    private readonly Action<string>? _append;

    private ModelRecording(Dictionary<string, RecordedAnswer> answers, Action<string>? append) => (_answers, _append) = (answers, append);

    /// <summary>How many requests have an answer.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _answers.Count;
            }
        }
    }

    /// <summary>Reads a recording.</summary>
    /// <param name="lines">JSON, one answer a line; empty lines are skipped.</param>
    /// <param name="append">Keeps a new line; null = nothing is recorded.</param>
    /// <exception cref="FormatException">A line is no recorded answer; the message says which.</exception>
    public static ModelRecording Read(IEnumerable<string> lines, Action<string>? append = null)
    {
        var answers = new Dictionary<string, RecordedAnswer>(StringComparer.Ordinal);
        foreach (var (line, number) in lines.Select((l, i) => (l, i + 1)).Where(l => !string.IsNullOrWhiteSpace(l.l)))
        {
            try
            {
                var recorded = RecordedAnswer.Parse(line);
                answers[recorded.Request] = recorded;
            }
            catch (FormatException exception)
            {
                throw new FormatException($"line {number}: {exception.Message}", exception);
            }
        }

        return new(answers, append);
    }

    /// <exception cref="ModelFailedException">There is no answer to this request.</exception>
    internal ChatResponse Find(JsonElement question)
    {
        var digest = CanonicalRequest.Digest(question);
        lock (_lock)
        {
            return _answers.TryGetValue(digest, out var known)
                ? JsonSerializer.Deserialize<ChatResponse>(JsonSerializer.Serialize(known.Answer, AiJson.Lines), AiJson.Lines)!
                : throw new ModelFailedException(ModelFailure.Refused, $"the recording has no answer to request {digest[..16]} among its {_answers.Count}: the prompt, its data or its options changed. Record again with Models:Recording:Mode record");
        }
    }

    internal void Keep(string model, JsonElement question, ChatResponse answer)
    {
        var recorded = new RecordedAnswer(CanonicalRequest.Digest(question), model, question, answer);
        lock (_lock)
        {
            _answers[recorded.Request] = recorded;
            _append?.Invoke(recorded.Spell());
        }
    }
}
