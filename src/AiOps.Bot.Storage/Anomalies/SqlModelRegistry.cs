using System.Security.Cryptography;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>Models in the database. Everything that belongs to one change is one transaction; who changes a line holds its row.</summary>
internal sealed class SqlModelRegistry(IDatabase database) : IModelRegistry
{
    public Task<RegisteredModel> RegisterAsync(ModelSubmission submission, CancellationToken cancellationToken)
    {
        submission.Check();
        var hash = Convert.ToHexStringLower(SHA256.HashData(submission.Content.Span));
        return database.WriteAsync(Durability.Power, session => RegisterAsync(session, submission, hash), cancellationToken);
    }

    public Task<IReadOnlyList<ModelLine>> ListLinesAsync(CancellationToken cancellationToken) =>
        ListAsync<ModelLine>("select document from model_line order by name", new { }, cancellationToken);

    public Task<ModelLine?> FindLineAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(session => ModelRows.FindLineAsync(session, name), cancellationToken);

    public Task<IReadOnlyList<RegisteredModel>> ListVersionsAsync(string name, int limit, CancellationToken cancellationToken) =>
        ListAsync<RegisteredModel>("select document from model_version where name = @name order by version desc limit @limit", new { name = StorableText.Of(name), limit = Math.Max(limit, 0) }, cancellationToken);

    public Task<RegisteredModel?> FindAsync(string name, int version, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ModelRows.FindAsync(session, name, version), cancellationToken);

    public Task<ReadOnlyMemory<byte>?> ReadContentAsync(string name, int version, CancellationToken cancellationToken) => database.ReadAsync<ReadOnlyMemory<byte>?>(async session =>
    {
        if (await ModelRows.FindAsync(session, name, version) is not { RetiredAt: null } model)
        {
            return null;
        }

        // The length first: what somebody else put there is not read into memory.
        var content = await session.FirstOrDefaultAsync<byte[]>(
            "select content from model_content where name = @Name and version = @Version and length(content) = @Bytes", new { model.Name, model.Version, model.Bytes });
        return content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) == model.Hash
            ? content
            : throw new StorageException($"The content of {name}@{version} is damaged: it is not what was registered. Restore the database from a backup, or register the model's file again under another name.");
    }, cancellationToken);

    public Task<ModelDecision> ChangeAsync(ModelChange change, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => ChangeAsync(session, change), cancellationToken);

    public Task<IReadOnlyList<ModelEvent>> ListEventsAsync(string name, int limit, CancellationToken cancellationToken) =>
        ListAsync<ModelEvent>("select document from model_event where name = @name order by number desc limit @limit", new { name = StorableText.Of(name), limit = Math.Max(limit, 0) }, cancellationToken);

    private static async Task<RegisteredModel> RegisterAsync(SqlSession session, ModelSubmission submission, string hash)
    {
        var line = await ModelRows.LockedLineAsync(session, submission.Name);
        if (line is not null && await ModelRows.FindByHashAsync(session, line.Name, hash) is { } known)
        {
            return known;
        }

        line = (line ?? new() { Name = submission.Name, Newest = 0 }) with { Newest = (line?.Newest ?? 0) + 1 };
        var model = ModelOf(submission, hash, line.Newest);
        await ModelRows.SaveLineAsync(session, line);
        await ModelRows.InsertAsync(session, model, submission.Content);
        await ModelRows.AppendAsync(session, new(model.Name, ModelEventKind.Registered, model.Version, null, model.RegisteredBy, model.RegisteredAt, ""));
        return model;
    }

    private static RegisteredModel ModelOf(ModelSubmission submission, string hash, int version) => new()
    {
        Name = submission.Name, Version = version, Hash = hash, Bytes = submission.Content.Length, Family = submission.Family, Columns = submission.Columns, Threshold = submission.Threshold,
        TrainedAt = submission.TrainedAt, RegisteredAt = submission.At, RegisteredBy = submission.By, Card = submission.Card,
    };

    private static async Task<ModelDecision> ChangeAsync(SqlSession session, ModelChange change)
    {
        // Lines stay for ever, so one that is found can be held.
        if (await ModelRows.FindLineAsync(session, change.Name) is null || await ModelRows.LockedLineAsync(session, change.Name) is not { } line)
        {
            return ModelDecision.Refuse(null, $"There is no line of models '{change.Name}'.");
        }

        var target = ModelLinePolicy.TargetOf(line, change) is { } version ? await ModelRows.FindAsync(session, line.Name, version) : null;
        var decision = ModelLinePolicy.Decide(line, target, change);
        if (decision is { Event: { } happened, Line: { } after })
        {
            await ModelRows.SaveLineAsync(session, after);
            await ModelRows.AppendAsync(session, happened);
            if (happened.Kind == ModelEventKind.Retired)
            {
                await ModelRows.RetireAsync(session, target! with { RetiredAt = change.At });
            }
        }

        return decision;
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<T>>(async session => [.. (await session.QueryAsync<string>(sql, parameters)).Select(DocumentJson.Read<T>)], cancellationToken);
}
