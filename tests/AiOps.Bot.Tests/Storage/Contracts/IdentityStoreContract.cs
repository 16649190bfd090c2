using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class IdentityStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    [Fact]
    public async Task WhatIsKeptIsFoundByItsPlaceholder()
    {
        var store = Get<IIdentityStore>();
        await store.KeepAsync([Some.Kept(), Some.Kept("[secret:ip:2]", "203.0.113.7", incident: null)], Cancel);

        var found = (await store.FindAsync("[secret:email:1]", Cancel))!;
        Assert.Equal(("email", "inc-1", Some.Noon), (found.Kind, found.Incident!.Value.Value, found.SeenAt));
        Assert.Equal("ana@example.org", Some.Key().Open(found.Placeholder, found.Sealed.Span));
        Assert.Null((await store.FindAsync("[secret:ip:2]", Cancel))!.Incident);
        Assert.Null(await store.FindAsync("[secret:email:2]", Cancel));
        Assert.Null(await store.FindAsync("' or '1'='1", Cancel));
    }

    [Fact]
    public async Task SeenAgainItStaysAndIsForgottenLater()
    {
        var store = Get<IIdentityStore>();
        await store.KeepAsync([Some.Kept()], Cancel);
        await store.KeepAsync([Some.Kept(seen: Some.Noon.AddDays(2)), Some.Kept("[secret:email:2]", "ben@example.org")], Cancel);
        await store.KeepAsync([Some.Kept(value: "other@example.org", seen: Some.Noon.AddDays(1))], Cancel);

        Assert.Equal(1, await store.PruneAsync(Some.Noon.AddDays(1), Cancel));
        var found = (await store.FindAsync("[secret:email:1]", Cancel))!;
        Assert.Equal((Some.Noon.AddDays(2), "ana@example.org"), (found.SeenAt, Some.Key().Open(found.Placeholder, found.Sealed.Span)));
        Assert.Null(await store.FindAsync("[secret:email:2]", Cancel));
    }

    [Fact]
    public async Task AnotherProcessFindsItAndManyAreForgottenAtOnce()
    {
        await Get<IIdentityStore>().KeepAsync([.. Enumerable.Range(0, 6_000).Select(i => Some.Kept($"[secret:email:{i}]"))], Cancel);
        await using var other = Open();
        var store = (IIdentityStore)other.GetService(typeof(IIdentityStore))!;
        Assert.NotNull(await store.FindAsync("[secret:email:4999]", Cancel));
        Assert.Equal(6_000, await store.PruneAsync(Some.Noon.AddDays(1), Cancel));
        await store.KeepAsync([], Cancel);
    }
}
